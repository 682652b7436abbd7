package aftercare.app.keys

import aftercare.app.Phone
import aftercare.core.Command
import aftercare.core.Screen
import java.io.File
import java.security.Security
import org.junit.After
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class KeystoreKeeperTest {
    @get:Rule
    val folder = TemporaryFolder()
    private val file by lazy { File(folder.root, "journal.key") }
    private val keeper get() = KeystoreKeeper(file)

    @Before
    fun install(): Unit = FakeAndroidKeystore().install()

    @After
    fun remove(): Unit = Security.removeProvider("AndroidKeyStore")

    @Test
    fun `the key is random, stays the same, and is not in the file`() {
        val key = keeper.key()!!
        assertEquals(32, key.size)
        assertArrayEquals(key, keeper.key())
        val written = file.readBytes()
        assertFalse(written.toList().windowed(8).any { it in key.toList().windowed(8) })
        file.delete()
        FakeAndroidKeystore.held.clear()
        assertFalse(key.contentEquals(keeper.key()))
    }

    @Test
    fun `the wrapping key needs no person there, for reminders are compared when the phone starts`() {
        keeper.key()
        val spec = FakeAndroidKeystore.specs.single()
        assertFalse(spec.isUserAuthenticationRequired)
        assertFalse(spec.isUserConfirmationRequired)
        assertFalse(spec.isUnlockedDeviceRequired)
        assertTrue(spec.isRandomizedEncryptionRequired)
        assertEquals(256, spec.keySize)
    }

    @Test
    fun `given a Keystore that fails then there is no key for now and nothing is replaced`() {
        val key = keeper.key()
        val written = file.readBytes()
        FakeAndroidKeystore.fails = true
        assertNull(keeper.key())
        assertArrayEquals(written, file.readBytes())
        FakeAndroidKeystore.fails = false
        assertArrayEquals(key, keeper.key())
    }

    @Test
    fun `given a file that was changed, cut short or left behind then another key follows`() {
        val key = keeper.key()!!
        val written = file.readBytes()
        val changed = written.copyOf().also { it[20] = (it[20] + 1).toByte() }
        for (damage in listOf(changed, written.copyOf(10), ByteArray(0))) {
            file.writeBytes(damage)
            val next = keeper.key()
            assertNotNull(next)
            assertFalse(key.contentEquals(next))
            assertArrayEquals(next, keeper.key())
        }
        file.writeBytes(written)
        FakeAndroidKeystore.held.clear()
        assertFalse(key.contentEquals(keeper.key()))
    }

    @Test
    fun `given a phone restored without its key then the core says so, keeps the old journal and goes on`() {
        val phone = Phone()
        phone.app.keys = keeper
        phone.takeIn()
        val journal = File(phone.app.noBackupFilesDir, "journal/journal.db").readBytes()
        val reminders = phone.armed
        phone.app.die()
        FakeAndroidKeystore.held.clear()
        phone.care.start()
        assertTrue(phone.screen is Screen.Trouble)
        assertArrayEquals(journal, File(phone.app.noBackupFilesDir, "journal/journal.db").readBytes())
        // Nobody is left without a reminder by it.
        assertEquals(reminders, phone.armed)

        phone.care.send(Command.SetAside)
        phone.app.die()
        phone.care.start()
        assertFalse(phone.screen is Screen.Trouble)
    }

    @Test
    fun `given no key for now then the core says so and the journal opens with it later`() {
        val phone = Phone()
        phone.app.keys = keeper
        phone.takeIn()
        phone.app.die()
        FakeAndroidKeystore.fails = true
        phone.care.start()
        assertTrue(phone.screen is Screen.Trouble)
        phone.app.die()
        FakeAndroidKeystore.fails = false
        phone.care.start()
        assertFalse(phone.screen is Screen.Trouble)
    }
}
