package coop.cooprofesoresun.multiportal.run

import org.json.JSONArray
import org.json.JSONObject
import java.net.URI
import java.net.http.HttpClient
import java.net.http.WebSocket
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger

/** A page of Chromium, driven by the DevTools protocol. */
internal class DevTools(page: URI) : WebSocket.Listener {
    /** What a command's answer or an event says. */
    class CommandFailed(method: String, error: JSONObject) : RuntimeException("$method: $error")

    private val ids = AtomicInteger()
    private val pending = ConcurrentHashMap<Int, Pair<String, CompletableFuture<JSONObject>>>()
    private val text = StringBuilder()

    /** Events may wait for the app, and then others must still be heard. */
    private val threads = Executors.newCachedThreadPool { task -> Thread(task, "devtools").apply { isDaemon = true } }

    /** Hears of events, each on a thread of its own. */
    @Volatile
    var onEvent: (method: String, params: JSONObject) -> Unit = { _, _ -> }

    private val socket = bounded("Chromium's page answers") {
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, this).join()
    }

    /** Sends a command; its result comes later, on any thread. */
    @Synchronized
    fun send(method: String, vararg params: Pair<String, Any>): CompletableFuture<JSONObject> {
        val id = ids.incrementAndGet()
        val answer = CompletableFuture<JSONObject>()
        pending[id] = method to answer
        val command = JSONObject().put("id", id).put("method", method).put("params", json(*params))
        socket.sendText(command.toString(), true).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        return answer
    }

    override fun onText(webSocket: WebSocket, data: CharSequence, last: Boolean): CompletionStage<*>? {
        text.append(data)
        if (last) {
            val message = JSONObject(text.toString())
            text.setLength(0)
            if (message.has("id")) answer(message) else event(message)
        }
        webSocket.request(1)
        return null
    }

    private fun answer(message: JSONObject) {
        val (method, answer) = pending.remove(message.getInt("id")) ?: return
        val error = message.optJSONObject("error")
        if (error == null) answer.complete(message.getJSONObject("result"))
        else answer.completeExceptionally(CommandFailed(method, error))
    }

    private fun event(message: JSONObject) {
        val params = message.optJSONObject("params") ?: JSONObject()
        threads.execute { onEvent(message.getString("method"), params) }
    }

    companion object {
        /** An object of these members. */
        fun json(vararg members: Pair<String, Any>) =
            JSONObject().apply { members.forEach { (name, value) -> put(name, value) } }

        /** An array of these elements. */
        fun array(elements: Iterable<Any>) = JSONArray().apply { elements.forEach { put(it) } }
    }
}
