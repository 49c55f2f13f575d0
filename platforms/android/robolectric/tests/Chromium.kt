package coop.cooprofesoresun.multiportal.run

import org.json.JSONArray
import java.io.File
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import kotlin.concurrent.thread

/** A headless Chromium of its own, with one empty page. */
internal class Chromium : AutoCloseable {
    private val profile: File = kotlin.io.path.createTempDirectory("multiportal-chromium").toFile()
    private val process = boundProcess(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Dioxus' page speaks to ws://127.0.0.1, which Chromium's Local Network Access keeps from https pages.
        "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets",
        "--remote-debugging-port=0",
        "--user-data-dir=$profile",
        "about:blank",
    ).redirectErrorStream(true).start()

    /** The page. */
    val page: DevTools

    init {
        val said = process.inputStream.bufferedReader()
        val address = bounded("Chromium listens") {
            generateSequence { said.readLine() }.firstNotNullOfOrNull { LISTENING.find(it)?.groupValues?.get(1) }
        }
        checkNotNull(address) { "Chromium ended before it listened" }
        thread(isDaemon = true, name = "chromium-output") { said.forEachLine { } }
        val pages = HttpRequest.newBuilder(URI("http://$address/json/list")).build()
        val listed = bounded("Chromium lists its pages") {
            JSONArray(HttpClient.newHttpClient().send(pages, HttpResponse.BodyHandlers.ofString()).body())
        }
        val first = (0 until listed.length()).map(listed::getJSONObject).first { it.getString("type") == "page" }
        page = DevTools(URI(first.getString("webSocketDebuggerUrl")))
    }

    override fun close() {
        bounded("Chromium ends") { process.destroyForcibly().waitFor() }
        profile.deleteRecursively()
    }

    private companion object {
        val LISTENING = Regex("DevTools listening on ws://([^/]+)/")
    }
}
