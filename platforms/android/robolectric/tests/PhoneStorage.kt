package coop.cooprofesoresun.multiportal.run

import android.app.Application
import android.os.SystemClock
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import java.io.File
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.security.Key

/** What a phone keeps when it kills the app's process, in a [folder]: the app's files, its keys, the requests for text messages. */
internal class PhoneStorage(private val folder: File) {
    private val files = File(folder, "files")
    private val rest = File(folder, "rest")

    /** Where the portal keeps its data meanwhile. */
    val portal = File(folder, "portal")

    /** Writes what the phone keeps now. */
    fun save(application: Application) {
        files.deleteRecursively()
        application.dataDir.copyRecursively(files)
        ObjectOutputStream(rest.outputStream()).use {
            it.writeLong(SystemClock.uptimeMillis())
            it.writeObject(HashMap(FakeKeyStore.keys))
            it.writeObject(HashMap(TokenSmsManager.saved()))
        }
    }

    /** Gives a new process what an earlier one has kept; nothing on a new phone. */
    @Suppress("UNCHECKED_CAST")
    fun restore(application: Application) {
        if (!rest.exists()) return
        files.copyRecursively(application.dataDir, overwrite = true)
        ObjectInputStream(rest.inputStream()).use {
            // The phone was not started again, so its clock goes on.
            SystemClock.setCurrentTimeMillis(it.readLong())
            FakeKeyStore.keys += it.readObject() as Map<String, Key>
            TokenSmsManager.restore(application, it.readObject() as Map<String, String>)
        }
    }
}
