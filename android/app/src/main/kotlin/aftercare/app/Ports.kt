package aftercare.app

import aftercare.app.keys.KeyKeeper
import aftercare.app.keys.KeystoreKeeper
import aftercare.core.CareEngine
import aftercare.core.CareEngineInterface
import aftercare.core.Device
import aftercare.core.Moment
import aftercare.core.OpenException
import aftercare.shell.Clock
import aftercare.shell.SystemClock
import android.content.Context
import java.io.File
import java.util.concurrent.Executor
import java.util.concurrent.Executors

/** What the app takes from the platform that a test must be able to replace. */
class Ports(
    val clock: Clock,
    val keys: KeyKeeper,
    val worker: Executor,
    val engine: (folder: String, key: ByteArray?, Device, Moment) -> CareEngineInterface = CareEngine::open,
) {
    private var isWithoutKey = false

    /** The journal was opened without its key, which can be had by now. */
    fun canReopen(): Boolean = isWithoutKey && keys.key() != null

    /**
     * Opens the journal of the app. A build without the native library fails here, and each time: with an
     * error of the linker, which is a fault of the build to be shown and no reason to stop.
     */
    fun open(folder: File, device: Device, now: Moment): CareEngineInterface = try {
        val key = keys.key()
        isWithoutKey = key == null
        engine(folder.path, key, device, now)
    } catch (why: LinkageError) {
        throw OpenException.Fault(why.javaClass.simpleName)
    }

    companion object {
        /** Those of the phone. */
        fun of(context: Context): Ports = Ports(
            clock = SystemClock(),
            keys = KeystoreKeeper(File(context.noBackupFilesDir, "journal.key")),
            // One thread: the journal, the alarms and what is shown keep the order of what was asked.
            worker = Executors.newSingleThreadExecutor { Thread(it, "care") },
        )
    }
}
