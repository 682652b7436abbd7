package aftercare.app.keys

import aftercare.app.LINK
import aftercare.app.Phone
import aftercare.core.Command
import aftercare.core.Destination
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

    /** A session was taken in; then the process starts anew, with a Keystore that fails. */
    private fun withoutKey(): Phone = Phone().apply {
        app.keys = keeper
        takeIn()
        app.die()
        FakeAndroidKeystore.fails = true
        care.start()
        check(screen is Screen.Trouble)
    }

    @Test
    fun `given no key for now then the journal opens with it when the app comes to the front again`() {
        val phone = withoutKey()
        phone.care.start()
        assertTrue("it still fails", phone.screen is Screen.Trouble)
        FakeAndroidKeystore.fails = false
        phone.care.refresh()
        assertTrue("nobody is there", phone.screen is Screen.Trouble)
        phone.care.start()
        assertTrue("${phone.screen}", phone.screen is Screen.RedFlagCard)
        assertEquals(phone.planned, phone.armed)
    }

    @Test
    fun `given no key for now then who only looked around gets the journal all the same`() {
        val phone = withoutKey()
        phone.care.send(Command.Go(Destination.HOME))
        phone.care.send(Command.Back)
        FakeAndroidKeystore.fails = false
        phone.care.start()
        assertTrue("${phone.screen}", phone.screen is Screen.RedFlagCard)
    }

    @Test
    fun `what a person began without the key is not given up for the journal until the process starts anew`() {
        val phone = withoutKey()
        phone.care.handout(LINK)
        FakeAndroidKeystore.fails = false
        phone.care.start()
        assertTrue("${phone.screen}", phone.screen is Screen.HandoutPreview)
        phone.app.die()
        phone.care.start()
        assertTrue("${phone.screen}", phone.screen is Screen.RedFlagCard)
    }
}
