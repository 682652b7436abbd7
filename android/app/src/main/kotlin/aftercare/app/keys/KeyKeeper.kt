package aftercare.app.keys

/** The key port: 32 random bytes that the journal is sealed with. */
fun interface KeyKeeper {
    /** The key of this phone; `null` when it cannot be read now, and may be later. */
    fun key(): ByteArray?
}
