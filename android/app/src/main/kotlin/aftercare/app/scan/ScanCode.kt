package aftercare.app.scan

import android.app.Activity
import android.content.Context
import android.content.Intent
import androidx.activity.result.contract.ActivityResultContract

private const val CODE = "code"

/** Opens the scanner; gives what it read, or nothing when the person left it. */
class ScanCode : ActivityResultContract<Unit, String?>() {
    override fun createIntent(context: Context, input: Unit): Intent = Intent(context, ScanActivity::class.java)

    override fun parseResult(resultCode: Int, intent: Intent?): String? =
        intent?.getStringExtra(CODE).takeIf { resultCode == Activity.RESULT_OK }
}

/** Ends the scanner with what it read. */
internal fun Activity.finishWith(code: String) {
    setResult(Activity.RESULT_OK, Intent().putExtra(CODE, code))
    finish()
}
