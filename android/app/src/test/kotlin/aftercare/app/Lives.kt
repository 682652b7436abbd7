package aftercare.app

import java.io.File

/** What the first process leaves to the second: a folder for each story, in `target`, made anew by each run. */
fun life(story: String): File = File("target/android/lives/$story")
