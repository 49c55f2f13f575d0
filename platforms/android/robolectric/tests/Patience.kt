package coop.cooprofesoresun.multiportal.run

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException

/** How long anything may take on a busy machine. The page's own waits (page.js) end before it, and say more. */
internal const val PATIENCE_MILLIS = 60_000L

/** What [block] answers; fails where it does not end in time. */
internal fun <T> bounded(what: String, block: () -> T): T {
    // A thread of its own: the common pool may have only one, which another wait holds.
    val answer = CompletableFuture<T>()
    Thread({ runCatching(block).fold(answer::complete, answer::completeExceptionally) }, what).apply { isDaemon = true }.start()
    return try {
        answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
    } catch (late: TimeoutException) {
        throw IllegalStateException("$what: not so after $PATIENCE_MILLIS ms", late)
    }
}
