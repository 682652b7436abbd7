package aftercare.shell

import aftercare.core.Answer
import aftercare.core.CheckInScreen
import aftercare.core.Command
import aftercare.core.Screen
import aftercare.core.failToCall
import java.io.RandomAccessFile
import java.nio.file.Path
import kotlin.system.exitProcess

private const val WARM_UP = 300
private const val ROUNDS = 1_000

/** No way to fail has this number. */
private const val NONE: UInt = 9u

/** Times the calls of the boundary; run by `measure.sh`, and no test. */
fun main() {
    val started = System.nanoTime()
    inFolder { folder ->
        open(folder, AFTER_SESSION).use { engine ->
            engine.dispatch(Command.AppOpened, AFTER_SESSION)
            val first = System.nanoTime()
            val ms = (first - started) / 1_000_000
            println("start-up (library loaded, journal opened, first screen): $ms ms")
            engine.send(TAKE_SESSION_IN, AFTER_SESSION)
        }
        time("a call that does nothing", 20_000) { failToCall(NONE) }
        time("open and close a journal", 200) { open(folder, AFTER_SESSION).close() }
        stopSaving(folder)
        val answers = (0 until WARM_UP + ROUNDS).flatMap { round ->
            answerAll(folder).takeIf { round >= WARM_UP }.orEmpty()
        }
        report("dispatch of an answer, without the disk", answers)
        open(folder, AFTER_SESSION).use { engine ->
            time("refresh", 20_000) { engine.refresh(DEVICE, AFTER_SESSION) }
        }
    }
    exitProcess(0)
}

/** Damages the end of the journal: an engine then knows the session and keeps what follows in memory. */
private fun stopSaving(folder: Path) {
    val file = folder.resolve("journal.db").toFile()
    val length = file.length()
    for (at in length - 1 downTo 0) {
        flip(file.path, at)
        val works = open(folder, AFTER_SESSION).use { engine ->
            !engine.dispatch(Command.AppOpened, AFTER_SESSION).saved &&
                engine.dispatch(UNWELL, AFTER_SESSION).screen is Screen.CheckIn
        }
        if (works) return
        flip(file.path, at)
    }
    error("no byte damages the journal and leaves the session readable")
}

private fun flip(path: String, at: Long) {
    RandomAccessFile(path, "rw").use { file ->
        file.seek(at)
        val byte = file.read()
        file.seek(at)
        file.write(byte xor 1)
    }
}

/** Answers "I feel unwell now" with nothing to report and gives the nanoseconds of each answer. */
private fun answerAll(folder: Path): List<Long> = open(folder, AFTER_SESSION).use { engine ->
    val times = mutableListOf<Long>()
    var screen = engine.dispatch(UNWELL, AFTER_SESSION).screen
    while (screen is Screen.CheckIn) {
        for (command in harmless(screen.v1)) {
            val before = System.nanoTime()
            engine.dispatch(command, AFTER_SESSION)
            times.add(System.nanoTime() - before)
        }
        val page = engine.refresh(DEVICE, AFTER_SESSION).screen as? Screen.CheckIn ?: break
        screen = engine.dispatch(checkNotNull(page.v1.next).command, AFTER_SESSION).screen
    }
    check(times.size >= 15) { "${times.size} answers" }
    times
}

/** The harmless answer to each row; "no" has no button of its own where "None of these" says it for all. */
private fun harmless(page: CheckInScreen): List<Command> = page.rows.map { row ->
    val first = row.options.first().command
    val isFlag = first is Command.Answer && first.answer == Answer.Choice("yes")
    if (isFlag) first.copy(answer = Answer.Choice("no")) else first
}

private fun time(name: String, times: Int, call: () -> Unit) {
    val nanos = List(times * 2) {
        val before = System.nanoTime()
        call()
        System.nanoTime() - before
    }
    report(name, nanos.drop(times))
}

private fun report(name: String, nanos: List<Long>) {
    val sorted = nanos.sorted()
    val at = { share: Double -> "%.1f µs".format(sorted[(sorted.size * share).toInt()] / 1000.0) }
    println("$name: median ${at(0.5)}, p95 ${at(0.95)} (${sorted.size} calls)")
}
