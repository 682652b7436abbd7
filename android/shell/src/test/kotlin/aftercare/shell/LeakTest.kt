package aftercare.shell

import aftercare.core.Command
import java.io.File
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.abort
import org.junit.jupiter.api.Test

private const val BATCHES = 11
private const val CYCLES = 1_000

/** Engines let go give everything back. */
class LeakTest {
    private val descriptors get() = File("/proc/self/fd").list()!!.size

    /** Bytes of this process in memory, after the collector ran. */
    private val resident: Long
        get() {
            repeat(3) { System.gc() }
            val line = File("/proc/self/status").readLines().first { it.startsWith("VmRSS:") }
            return line.filter(Char::isDigit).toLong() * 1024
        }

    /**
     * An engine that is not freed keeps 3 descriptors and 165 KB, a buffer that is not freed an output of some
     * kilobytes, in every batch. The heap of the tests is fixed and touched beforehand (pom.xml), so what else
     * grows is the JVM's own, in leaps and less and less: the median batch must stay below 1 KB for each
     * opening.
     */
    @Test
    fun `given ten thousand openings then no descriptor and no memory is lost`() = inFolder { folder ->
        if (!File("/proc/self/status").exists()) {
            println("skipped: no /proc on this system, so leaks cannot be measured")
            abort<Unit>("no /proc")
        }
        open(folder, AFTER_SESSION).use { it.send(TAKE_SESSION_IN, AFTER_SESSION) }
        var (files, memory) = 0 to 0L
        val grown = List(BATCHES) { batch ->
            repeat(CYCLES) {
                open(folder, AFTER_SESSION).use { engine ->
                    assertTrue(engine.dispatch(Command.AppOpened, AFTER_SESSION).saved)
                }
            }
            if (batch == 0) files = descriptors
            val before = memory
            memory = resident
            memory - before
        }.drop(1)
        val median = grown.sorted()[grown.size / 2] / CYCLES
        val more = descriptors - files
        val all = grown.sum() / 1024
        val openings = grown.size * CYCLES
        println("measured: $openings openings: $median bytes more for each, $all KB in all, $more open files more")
        assertEquals(0, more)
        assertTrue(median < 1024, "$grown")
    }
}
