package aftercare.app

import aftercare.app.keys.KeyKeeper
import aftercare.app.scan.CameraFeed
import aftercare.core.CareEngine
import aftercare.core.CareEngineInterface
import aftercare.core.Device
import aftercare.core.Moment
import aftercare.shell.Clock
import aftercare.shell.zoneAround
import java.io.File
import java.time.Instant
import java.time.ZoneId
import java.util.concurrent.Executor

/** When every test begins: a quarter of an hour after the session of [LINK]. */
val START: Instant = Instant.parse("2026-03-27T20:45:00Z")

/** The example of docs/handout.md: a session that ended on 27 March 2026 at 20:30 UTC. */
const val LINK: String =
    "aftercare://h#qgABAUgPHi08S1ppeAIBAxppxujIBIMIDBIFgQEGBgd3Uml2ZXJzaWRlIFBoeXNp" +
        "b3RoZXJhcHkIcCs0NCAyMCA3OTQ2IDAwMTgXRB7tn4k"

/**
 * The app with the clock in a test's hand, and its work done at once, on the thread that asks. Robolectric takes
 * it in place of [AftercareApplication] because of its name. The core is the real one, on real files.
 */
class TestAftercareApplication : AftercareApplication() {
    /** The time that the app is told. */
    var now: Instant = START

    /** The zone that the phone is set to. */
    var zone: ZoneId = ZoneId.of("Europe/London")

    /** Gives the journal's key. */
    var keys = KeyKeeper { ByteArray(32) { 7 } }

    /** Opens the core. */
    var engine: (String, ByteArray?, Device, Moment) -> CareEngineInterface = CareEngine::open

    /** The camera that a scan uses. */
    var camera: () -> CameraFeed = { error("no camera") }

    /** Does the app's work: at once, unless a test looks at threads. */
    var worker = Executor(Runnable::run)

    /** A folder that outlives this JVM, for what one process leaves to the next. */
    var home: File? = null

    private val opened = mutableListOf<AutoCloseable>()
    private var living: Care? = null

    override val ports = Ports(
        clock = Clock { Moment(now, zoneAround(zone, now)) },
        keys = { keys.key() },
        worker = { worker.execute(it) },
        engine = { folder, key, device, now ->
            engine(folder, key, device, now).also { opened += it as AutoCloseable }
        },
    )

    override val care: Care get() = living ?: makeCare().also { living = it }

    override fun newCamera(): CameraFeed = camera()

    /** The process ends: what was in memory is gone, and the journal is free. The next use starts another. */
    fun die() {
        living = null
        opened.forEach(AutoCloseable::close)
        opened.clear()
    }

    override fun getNoBackupFilesDir(): File = home ?: super.getNoBackupFilesDir()

    override fun onTerminate() {
        super.onTerminate()
        // What is to outlive the JVM is left as a process leaves it that is killed.
        if (home == null) die()
    }
}
