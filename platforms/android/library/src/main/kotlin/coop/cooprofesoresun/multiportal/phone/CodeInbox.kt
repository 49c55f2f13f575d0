package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.util.AtomicFile
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataInputStream
import java.io.DataOutputStream
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException

/**
 * The one text message that the app waits for, kept on disk so that it survives the death of the process.
 *
 * A request is opened under a random name ([expect]); the first message that names it is sealed and kept
 * ([deliver]) until it is read once ([take]) or five minutes have passed. A message that names no open
 * request (forged, late, or delivered twice) changes nothing. What the message says is judged in Rust alone.
 */
internal class CodeInbox(
    folder: File,
    private val seal: Seal,
    private val now: () -> Moment,
) {
    private val request = AtomicFile(File(folder, "code.request"))
    private val message = AtomicFile(File(folder, "code.sealed"))
    private val newest = AtomicFile(File(folder, "code.token"))
    private val lock = Object()

    /** Opens the request called [name]; an earlier request and its message are forgotten. */
    fun expect(name: String): Boolean = synchronized(lock) {
        erase()
        write(request) {
            writeMoment(now())
            writeUTF(name)
        }
    }

    /** Keeps [text] when it answers the open request; says whether it did. */
    fun deliver(name: String?, text: String): Boolean = synchronized(lock) {
        val open = read(request) { readMoment() to readUTF() }
        if (open == null || name != open.second || text.isEmpty() || text.length > LONGEST_TEXT) return false
        request.delete()
        val arrived = now()
        if (!open.first.isWithin(REQUEST_LIFE_MILLIS, arrived)) return false
        val sealed = try {
            seal.close(text.encodeToByteArray(), arrived.bytes())
        } catch (locked: GeneralSecurityException) {
            // Without a key nothing is kept in the clear: the member types the code.
            return false
        }
        val kept = write(message) {
            writeMoment(arrived)
            write(sealed)
        }
        lock.notifyAll()
        kept
    }

    /** The kept message, once; null when there is none, it is older than five minutes, or its key is lost. */
    fun take(): String? = synchronized(lock) {
        val kept = read(message) { readMoment() to readBytes() }
        // Gone before it is opened: a reader that dies on it never meets it again.
        message.delete()
        if (kept == null || !kept.first.isWithin(MESSAGE_LIFE_MILLIS, now())) return null
        val text = seal.open(kept.second, kept.first.bytes())
        if (text == null) seal.forget()
        text?.decodeToString()
    }

    /**
     * Waits until a message is there; false after [millis] milliseconds without one. Taking it is another call, so
     * that nothing is lost on someone who no longer waits.
     */
    fun await(millis: Long): Boolean = synchronized(lock) {
        val until = System.nanoTime() + millis * NANOS_A_MILLI
        while (!isThere()) {
            val left = (until - System.nanoTime()) / NANOS_A_MILLI
            if (left <= 0) return false
            lock.wait(left)
        }
        true
    }

    /** Remembers the token that the open request went out with. */
    fun keepToken(token: String): Boolean = synchronized(lock) {
        write(newest) {
            writeMoment(now())
            writeUTF(token)
        }
    }

    /** The token of the newest request; null when there is none, or its time is over. */
    fun token(): String? = synchronized(lock) {
        val kept = read(newest) { readMoment() to readUTF() }
        kept?.takeIf { it.first.isWithin(REQUEST_LIFE_MILLIS, now()) }?.second
    }

    /** Forgets the request, its token and its message. */
    fun erase() = synchronized(lock) {
        request.delete()
        newest.delete()
        message.delete()
    }

    /** Erases a message that nobody has read within its five minutes. */
    fun eraseExpired() = synchronized(lock) {
        if (!isThere()) message.delete()
    }

    private fun isThere(): Boolean =
        read(message) { readMoment() }?.isWithin(MESSAGE_LIFE_MILLIS, now()) == true

    private fun <T> read(file: AtomicFile, fields: DataInputStream.() -> T): T? = try {
        DataInputStream(ByteArrayInputStream(file.readFully())).use(fields)
    } catch (absentOrCut: IOException) {
        null
    }

    private fun write(file: AtomicFile, fields: DataOutputStream.() -> Unit): Boolean = try {
        val stream = file.startWrite()
        try {
            DataOutputStream(stream).apply(fields).flush()
            file.finishWrite(stream)
            true
        } catch (full: IOException) {
            file.failWrite(stream)
            false
        }
    } catch (unwritable: IOException) {
        false
    }

    internal companion object {
        /** A kept message is as good as its code: five minutes (the portal's contract, "Numbers"). */
        const val MESSAGE_LIFE_MILLIS = 5 * 60 * 1000L

        /** A request waits as long as a code lives, and as long again for a slow network. */
        const val REQUEST_LIFE_MILLIS = 2 * MESSAGE_LIFE_MILLIS

        /** Characters; the contract's text has 140 at most, and more than this is not worth judging. */
        const val LONGEST_TEXT = 1000

        private const val NANOS_A_MILLI = 1_000_000L

        @Volatile
        private var only: CodeInbox? = null

        /** The app's one inbox: whoever waits and whoever delivers must meet at the same lock. */
        fun of(context: Context): CodeInbox = only ?: synchronized(this) {
            only ?: context.applicationContext.let { app ->
                CodeInbox(app.noBackupFilesDir, KeystoreSeal()) { Moment.now(app) }.also { only = it }
            }
        }
    }
}

private fun DataOutputStream.writeMoment(moment: Moment) {
    writeInt(moment.boot)
    writeLong(moment.millis)
}

private fun DataInputStream.readMoment() = Moment(readInt(), readLong())

/** The moment as the bytes that a seal is bound to: the message cannot be made younger. */
private fun Moment.bytes(): ByteArray =
    ByteArrayOutputStream().also { DataOutputStream(it).writeMoment(this) }.toByteArray()
