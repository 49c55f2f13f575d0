package coop.cooprofesoresun.multiportal.run

/**
 * A process that ends with the thread that starts it, and so with this process: also where the app's library aborts, after which
 * no code of this JVM runs. The portal would keep its address otherwise.
 */
internal fun boundProcess(vararg command: String) = ProcessBuilder("setpriv", "--pdeathsig", "KILL", *command)
