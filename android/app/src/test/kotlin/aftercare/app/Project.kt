package aftercare.app

import java.io.File

/** The project's folder. */
val ROOT: File = File(System.getProperty("aftercare.root")!!)

/** What the first process leaves to the second: a folder for each story, in `target`, made anew by each run. */
fun life(story: String): File = File(System.getProperty("aftercare.lives")!!, story)
