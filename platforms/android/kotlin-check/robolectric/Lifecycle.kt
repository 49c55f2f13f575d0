// Names of androidx.test that Robolectric's start looks for; the real ones are not on Maven Central.
package androidx.test.runner.lifecycle

/** Where an activity stands. */
enum class Stage { PRE_ON_CREATE, CREATED, STARTED, RESUMED, PAUSED, STOPPED, RESTARTED, DESTROYED }

/** Where an application stands. */
enum class ApplicationStage { PRE_ON_CREATE, CREATED }

/** Hears of activities. */
interface ActivityLifecycleMonitor

/** Hears of applications. */
interface ApplicationLifecycleMonitor

/** Is told of the monitor. */
object ActivityLifecycleMonitorRegistry {
    @JvmStatic
    fun registerInstance(monitor: ActivityLifecycleMonitor?) = Unit
}

/** Is told of the monitor. */
object ApplicationLifecycleMonitorRegistry {
    @JvmStatic
    fun registerInstance(monitor: ApplicationLifecycleMonitor?) = Unit
}
