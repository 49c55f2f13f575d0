package coop.cooprofesoresun.multiportal.run

import android.net.Uri
import android.webkit.JavascriptInterface
import android.webkit.WebResourceRequest
import android.webkit.WebView
import coop.cooprofesoresun.multiportal.run.DevTools.Companion.array
import coop.cooprofesoresun.multiportal.run.DevTools.Companion.json
import org.json.JSONArray
import org.json.JSONObject
import java.util.Base64
import java.util.concurrent.ConcurrentHashMap

/** Answers the page's requests: from the app's `shouldInterceptRequest`, or as a call of a JavaScript interface. */
internal class PageRequests(private val webView: WebView, private val page: DevTools) {
    private val interfaces = ConcurrentHashMap<String, Any>()

    /**
     * A script that gives the page [target] under [name]. A call is a synchronous request, because the page waits for the
     * method's answer as it does in a WebView.
     */
    fun bridge(name: String, target: Any): String {
        interfaces[name] = target
        val methods = target.javaClass.methods.filter { it.isAnnotationPresent(JavascriptInterface::class.java) }
        return methods.joinToString(",", "window['$name'] = {", "};") { method ->
            """${method.name}: (...given) => {
                const call = new XMLHttpRequest();
                call.open('POST', '$BRIDGE$name/${method.name}', false);
                call.send(JSON.stringify(given));
                return JSON.parse(call.responseText).returned;
            }"""
        }
    }

    /** Answers a request that Chromium has paused. */
    fun answer(paused: JSONObject) {
        val id = paused.getString("requestId")
        val request = paused.getJSONObject("request")
        val url = request.getString("url")
        if (url.startsWith(BRIDGE)) call(id, url, JSONArray(request.getString("postData"))) else intercept(id, url, request)
    }

    private fun call(id: String, url: String, given: JSONArray) {
        val (name, called) = url.removePrefix(BRIDGE).split('/')
        val target = interfaces.getValue(name)
        val method = target.javaClass.methods.single { it.name == called && it.parameterCount == given.length() }
        val returned = method.invoke(target, *Array(given.length()) { given.getString(it) })
        fulfil(id, OK, emptyMap(), json("returned" to (returned as? String ?: JSONObject.NULL)).toString().toByteArray())
    }

    private fun intercept(id: String, url: String, request: JSONObject) {
        val headers = request.getJSONObject("headers")
        val asked = Request(Uri.parse(url), request.getString("method"), headers.keys().asSequence().associateWith(headers::getString))
        val response = webView.webViewClient.shouldInterceptRequest(webView, asked)
        if (response == null) {
            page.send("Fetch.failRequest", "requestId" to id, "errorReason" to "NameNotResolved")
            return
        }
        val type = response.mimeType?.let { it + (response.encoding?.let { encoding -> "; charset=$encoding" } ?: "") }
        val answered = response.responseHeaders.orEmpty() + listOfNotNull(type?.let { "Content-Type" to it })
        fulfil(id, response.statusCode, answered, response.data?.readAllBytes() ?: ByteArray(0))
    }

    private fun fulfil(id: String, status: Int, headers: Map<String, String>, body: ByteArray) {
        page.send(
            "Fetch.fulfillRequest",
            "requestId" to id,
            "responseCode" to if (status == 0) OK else status,
            "responseHeaders" to array(headers.map { (name, value) -> json("name" to name, "value" to value) }),
            "body" to Base64.getEncoder().encodeToString(body),
        )
    }

    private class Request(
        private val url: Uri,
        private val method: String,
        private val headers: Map<String, String>,
    ) : WebResourceRequest {
        override fun getUrl() = url

        override fun getMethod() = method

        override fun getRequestHeaders() = headers

        override fun isForMainFrame() = true

        override fun isRedirect() = false

        override fun hasGesture() = false
    }

    private companion object {
        const val BRIDGE = "https://dioxus.index.html/__interface/"
        const val OK = 200
    }
}
