package aftercare.app.system

import aftercare.app.R
import android.app.Activity
import android.app.AlertDialog
import android.content.ActivityNotFoundException
import android.content.Intent
import android.net.Uri

/**
 * Opens the dialler with a number: the last tap is the person's. A device without one, such as a tablet,
 * says so and shows the number to be dialled elsewhere.
 *
 * @return whether a dialler was opened
 */
fun Activity.dial(number: String): Boolean = try {
    startActivity(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))
    true
} catch (_: ActivityNotFoundException) {
    noDialler(number)
    false
} catch (_: SecurityException) {
    // Another app took the dialler's place and does not let itself be called.
    noDialler(number)
    false
}

private fun Activity.noDialler(number: String) {
    AlertDialog.Builder(this)
        .setTitle(number)
        .setMessage(getString(R.string.no_dialler, number))
        .setPositiveButton(android.R.string.ok, null)
        .show()
}
