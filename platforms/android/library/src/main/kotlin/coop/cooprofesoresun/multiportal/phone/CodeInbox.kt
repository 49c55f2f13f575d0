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
 * The text message that the app waits for, stored on disk so that it survives the end of the process.
 *
 * A request is opened under a random name ([expect]). The first message with this name is encrypted and stored
 * ([deliver]) until it is read once ([take]) or five minutes have passed. A message without an open request
 * (forged, late, or delivered twice) changes nothing. Only Rust judges the text of the message.
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

    /** Opens the request [name]; deletes an earlier request and its message. */
    fun expect(name: String): Boolean = synchronized(lock) {
        erase()
        write(request) {
            writeMoment(now())
            writeUTF(name)
        }
    }

    /** Stores [text] if it answers the open request; returns whether it did. */
    fun deliver(name: String?, text: String): Boolean = synchronized(lock) {
        val open = read(request) { readMoment() to readUTF() }
        if (open == null || name != open.second || text.isEmpty() || text.length > LONGEST_TEXT) return false
        request.delete()
        val arrived = now()
        if (!open.first.isWithin(REQUEST_LIFE_MILLIS, arrived)) return false
        val sealed = try {
            seal.close(text.encodeToByteArray(), arrived.bytes())
        } catch (locked: GeneralSecurityException) {
            // Without a key nothing is stored unencrypted: the member types the code.
            return false
        }
        val kept = write(message) {
            writeMoment(arrived)
            write(sealed)
        }
        lock.notifyAll()
        kept
    }

    /** Returns the stored message once; null if there is none, it is older than five minutes, or its key is lost. */
    fun take(): String? = synchronized(lock) {
        val kept = read(message) { readMoment() to readBytes() }
        // Deleted before it is decrypted: a process that dies while it reads does not meet it again.
        message.delete()
        if (kept == null || !kept.first.isWithin(MESSAGE_LIFE_MILLIS, now())) return null
        val text = seal.open(kept.second, kept.first.bytes())
        if (text == null) seal.forget()
        text?.decodeToString()
    }

    /**
     * Waits until a message is stored; returns false after [millis] milliseconds without one. Taking it is another
     * call, so that a caller who stopped waiting takes none.
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

    /** Stores the token of the open request. */
    fun keepToken(token: String): Boolean = synchronized(lock) {
        write(newest) {
            writeMoment(now())
            writeUTF(token)
        }
    }

    /** Returns the token of the newest request; null if there is none, or it expired. */
    fun token(): String? = synchronized(lock) {
        val kept = read(newest) { readMoment() to readUTF() }
        kept?.takeIf { it.first.isWithin(REQUEST_LIFE_MILLIS, now()) }?.second
    }

    /** Deletes the request, its token and its message. */
    fun erase() = synchronized(lock) {
        request.delete()
        newest.delete()
        message.delete()
    }

    /** Deletes a message that was not read within its five minutes. */
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
        /** Life of a stored message: that of a code, five minutes (portal API, "Numbers"). */
        const val MESSAGE_LIFE_MILLIS = 5 * 60 * 1000L

        /** Life of a request: that of a code, and as long again for a slow network. */
        const val REQUEST_LIFE_MILLIS = 2 * MESSAGE_LIFE_MILLIS

        /** Most characters of a message. The portal's has 140 at most. */
        const val LONGEST_TEXT = 1000

        private const val NANOS_A_MILLI = 1_000_000L

        @Volatile
        private var only: CodeInbox? = null

        /** The one inbox of the app: waiting and delivery use the same lock. */
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

/** The moment as the bytes that an encrypted message is bound to: its age cannot be changed. */
private fun Moment.bytes(): ByteArray =
    ByteArrayOutputStream().also { DataOutputStream(it).writeMoment(this) }.toByteArray()
