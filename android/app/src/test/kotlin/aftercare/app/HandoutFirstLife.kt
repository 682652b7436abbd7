package aftercare.app

import aftercare.core.CareEngine
import aftercare.core.Command
import aftercare.core.Destination
import aftercare.core.Device
import aftercare.core.Screen
import aftercare.core.Side
import aftercare.shell.SystemClock
import java.io.File
import java.nio.file.Files
import org.junit.Test

/** Makes the handout of a session that ends now, for the JVM of [ShrunkJourney]: it has a clock of its own. */
class HandoutFirstLife {
    @Test
    fun `a therapist makes a code`() {
        val clock = SystemClock()
        val folder = Files.createTempDirectory("therapist").toFile()
        CareEngine.open(folder.path, ByteArray(32), Device(listOf("en"), "GB", true, "0"), clock.now()).use { engine ->
            val commands = listOf(
                Command.Go(Destination.THERAPIST),
                Command.TogglePlace("leg", Side.LEFT),
                Command.SetTechnique("dry_needling"),
            )
            val screen = commands.map { engine.dispatch(it, clock.now()).screen }.last() as Screen.Therapist
            val ready = checkNotNull(screen.v1.ready) { "${screen.v1.lacks}" }
            File(System.getProperty("aftercare.lives"), "link").apply { parentFile.mkdirs() }.writeText(ready.link)
        }
        folder.deleteRecursively()
    }

    companion object {
        /** The link that was made. */
        fun link(): String = File(System.getProperty("aftercare.lives"), "link").readText()
    }
}
