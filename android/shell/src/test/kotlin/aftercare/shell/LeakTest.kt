package aftercare.shell

import aftercare.core.Command
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.abort
import org.junit.jupiter.api.Test
import java.io.File

private const val CYCLES = 10_000

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
     * An engine that is not freed keeps its journal open (3 descriptors) and some 100 KB; a buffer that is
     * not freed, an output of about 3 KB. The heap of the tests is fixed and touched beforehand (pom.xml),
     * so what grows is native, or the JVM's own: 1 KB for each cycle is far below the first two.
     */
    @Test
    fun `given ten thousand openings then no descriptor and no memory is lost`() = inFolder { folder ->
        if (!File("/proc/self/status").exists()) {
            println("skipped: no /proc on this system, so leaks cannot be measured")
            abort<Unit>("no /proc")
        }
        open(folder, AFTER_SESSION).use { it.send(TAKE_SESSION_IN, AFTER_SESSION) }
        val cycle = {
            open(folder, AFTER_SESSION).use { engine ->
                assertTrue(engine.dispatch(Command.AppOpened, AFTER_SESSION).saved)
            }
        }
        repeat(CYCLES / 10) { cycle() }
        val (files, memory) = descriptors to resident
        repeat(CYCLES) { cycle() }
        val grown = resident - memory
        val more = descriptors - files
        println("measured: $CYCLES openings: ${grown / 1024} KB more resident memory, $more more open files")
        assertEquals(0, more)
        assertTrue(grown < CYCLES * 1024L, "$grown bytes more")
    }
}
