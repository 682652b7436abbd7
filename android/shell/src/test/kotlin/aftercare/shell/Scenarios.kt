package aftercare.shell

import aftercare.core.Command
import aftercare.core.Moment
import aftercare.core.Output
import aftercare.core.ScenarioRun
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.nameWithoutExtension
import kotlin.io.path.readText

/** The scenario files, in order. */
fun scenarios(): List<Path> = Files.list(ROOT.resolve("tests/scenarios")).use { files ->
    files.filter { it.extension == "json" }.sorted().toList()
}

/** The transcript that all languages must write. */
fun golden(scenario: Path): String =
    ROOT.resolve("tests/golden/transcripts/${scenario.nameWithoutExtension}.txt").readText()

/**
 * Plays a scenario on an engine with real files and gives the transcript. Every command and moment comes
 * typed and goes back typed; [change] may alter what the engine gave before it is handed on.
 */
fun play(scenario: Path, change: (Output) -> Output = { it }): String {
    val transcript = StringBuilder()
    inFolder { folder ->
        ScenarioRun.read(scenario.readText()).use { run ->
            val start: Moment = run.start()
            open(folder, start, device = run.device()).use { engine ->
                run.begin(engine.dispatch(Command.AppOpened, start))
                while (true) {
                    val next = run.next() ?: break
                    fill(folder, next.storageFull)
                    val output = when (val command = next.command) {
                        null -> engine.refresh(run.device(), next.moment)
                        else -> engine.dispatch(command, next.moment)
                    }
                    transcript.append(run.take(next, change(output)))
                }
            }
        }
    }
    return transcript.toString()
}

/**
 * Takes the journal's file away while the storage is full, and puts it back: a journal that is open goes on
 * being open, but takes no append.
 */
private fun fill(folder: Path, full: Boolean) {
    val file = folder.resolve("journal.db")
    val away = folder.resolve("away.db")
    val (from, to) = if (full) file to away else away to file
    if (Files.exists(from)) Files.move(from, to)
}

/** Where two texts part, with both lines; `null` when they are equal byte for byte. */
fun difference(expected: String, found: String): String? {
    if (expected == found) return null
    val (lines, others) = expected.split('\n') to found.split('\n')
    val line = (0..maxOf(lines.size, others.size)).first { lines.getOrNull(it) != others.getOrNull(it) }
    val step = lines.take(line + 1).lastOrNull { it.startsWith("=== ") } ?: "before the first step"
    return "line ${line + 1}, $step\nexpected: ${lines.getOrNull(line)}\nfound:    ${others.getOrNull(line)}"
}
