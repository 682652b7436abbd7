package aftercare.shell

import java.nio.file.Files
import kotlin.io.path.nameWithoutExtension
import kotlin.io.path.writeText
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assertions.fail
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory

/** Every journey of `tests/scenarios` gives in Kotlin what it gives in Rust. */
class ScenarioTest {
    @TestFactory
    fun `every scenario writes the transcript on file`(): List<DynamicTest> {
        val folder = Files.createDirectories(ROOT.resolve("target/transcripts/kotlin"))
        return scenarios().map { scenario ->
            val id = scenario.nameWithoutExtension
            DynamicTest.dynamicTest(id) {
                val transcript = play(scenario)
                folder.resolve("$id.txt").writeText(transcript)
                difference(golden(scenario), transcript)?.let { fail<Unit>("$id: $it") }
            }
        }
    }

    @Test
    fun `there are scenarios and each transcript on file belongs to one`() {
        val ids = scenarios().map { it.nameWithoutExtension }
        println("measured: scenarios replayed: ${ids.size}")
        assertTrue(ids.size >= 14)
        val transcripts = Files.list(ROOT.resolve("tests/golden/transcripts")).use { it.toList() }
        assertTrue(transcripts.all { it.nameWithoutExtension in ids })
    }
}
