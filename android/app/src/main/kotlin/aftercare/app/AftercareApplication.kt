package aftercare.app

import aftercare.app.reminders.AlarmQueue
import aftercare.app.reminders.Alarms
import aftercare.app.reminders.Channel
import aftercare.app.reminders.Notices
import aftercare.app.reminders.QueueFile
import aftercare.app.reminders.systemTrouble
import aftercare.app.scan.BackCamera
import aftercare.app.scan.CameraFeed
import aftercare.app.system.deviceOf
import aftercare.shell.Store
import android.app.Application
import androidx.core.content.ContextCompat
import java.io.File

/** The process: it holds the one [Care], for the activity and for the receivers. */
open class AftercareApplication : Application() {
    /** What the app takes from the platform. */
    protected open val ports: Ports by lazy { Ports.of(this) }

    /** Made at first use, on the main thread; the journal is opened by its first call. */
    open val care: Care by lazy(LazyThreadSafetyMode.NONE, ::makeCare)

    /** A camera, for as long as a code is looked for. */
    open fun newCamera(): CameraFeed = BackCamera(this)

    /** What a person set in this shell. */
    val preferences: Preferences by lazy { Preferences(this) }

    override fun onCreate() {
        super.onCreate()
        Channel.createAll(this)
    }

    protected fun makeCare(): Care {
        // Neither is in a backup: answers stay on this phone, and another one has other alarms.
        val folder = File(noBackupFilesDir, "journal")
        val file = QueueFile(File(noBackupFilesDir, "reminders.json"))
        val queue = AlarmQueue(file, Alarms(this), Notices(this), ports.clock) { systemTrouble(this) }
        val store = Store({ device, now -> ports.open(folder, device, now) }, { deviceOf(this) }, ports.clock, queue)
        return Care(store, queue, ports.worker, ContextCompat.getMainExecutor(this), ports::canReopen)
    }
}
