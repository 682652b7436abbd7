package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.CareEngine
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.Device
import aftercare.core.Moment
import aftercare.core.Screen
import aftercare.core.Zone
import aftercare.shell.frame
import java.nio.file.Files
import java.time.Duration
import java.time.Instant

/** When the session of these tests ended. */
val SESSION_END: Instant = Instant.parse("2026-03-10T14:30:00Z")

/** A person with a device and the real core on real files, pressing what is on the screen. */
class Visit(language: String = "en-GB", region: String = "GB", key: ByteArray? = KEY) : AutoCloseable {
    private val folder = Files.createTempDirectory("aftercare")
    private var now = momentAt(Duration.ofMinutes(15))
    private val engine = CareEngine.open(folder.toString(), key, Device(listOf(language), region, true, "0.1.0"), now)

    /** What is shown. */
    var screen: Screen = engine.dispatch(Command.AppOpened, now).screen
        private set

    /** Goes on from home, at this time after the session's end. */
    fun at(hours: Long, minutes: Long = 15): Visit = apply {
        now = momentAt(Duration.ofHours(hours).plusMinutes(minutes))
        send(Command.AppOpened)
        send(Command.Go(Destination.HOME))
    }

    /** Carries a command out. */
    fun send(command: Command): Visit = apply { screen = engine.dispatch(command, now).screen }

    /** Presses the first button with this label; where several have it, one whose command names [about]. */
    fun press(label: String, about: String = ""): Visit {
        val found = buttonsOf(screen).firstOrNull { it.label == label && about in it.command.toString() }
        return send(checkNotNull(found) { "no button $label on $title: ${buttonsOf(screen).map { it.label }}" }.command)
    }

    private val title get() = screen.frame.title

    override fun close() {
        engine.close()
        folder.toFile().deleteRecursively()
    }
}

/** Runs [block] with a visit whose files are gone afterwards. */
fun <T> visit(language: String = "en-GB", region: String = "GB", key: ByteArray? = KEY, block: Visit.() -> T): T =
    Visit(language, region, key).use(block)

private fun momentAt(after: Duration) = Moment(SESSION_END.plus(after), Zone("UTC", 0, emptyList()))

private val KEY = ByteArray(32) { it.toByte() }

/** Every button of a screen, in the order of its fields. */
fun buttonsOf(screen: Screen): List<Button> = partsOf(screen).filterIsInstance<Button>()
