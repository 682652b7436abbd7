package aftercare.shell

import aftercare.core.CareEngine
import aftercare.core.Device
import aftercare.core.Moment
import aftercare.core.Zone
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant

/** The project's folder. */
val ROOT: Path = Path.of(System.getProperty("aftercare.root")).toRealPath()

/** Any 32 bytes. */
val KEY: ByteArray = ByteArray(32) { it.toByte() }

/** A British phone. */
val DEVICE: Device = Device(listOf("en-GB"), "GB", true, "0.1.0")

/** A moment in UTC. */
fun utc(text: String): Moment = Moment(Instant.parse(text), Zone("UTC", 0, emptyList()))

/** This moment [seconds] later. */
fun Moment.plusSeconds(seconds: Long): Moment = copy(at = at.plusSeconds(seconds))

/** Runs [block] with a folder that is gone afterwards. (JUnit leaves a test out that gives a value back.) */
fun inFolder(block: (Path) -> Unit) {
    val folder = Files.createTempDirectory("aftercare")
    try {
        block(folder)
    } finally {
        folder.toFile().deleteRecursively()
    }
}

/** An engine on real files. */
fun open(folder: Path, now: Moment, key: ByteArray? = KEY, device: Device = DEVICE): CareEngine =
    CareEngine.open(folder.toString(), key, device, now)
