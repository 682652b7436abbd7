package aftercare.app.ui

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.unit.dp

/** The few pictures of the app, drawn on 24 by 24 with lines of 2. A word always stands beside them. */
internal object Icons {
    val back = lines("M20 12H5M11 5l-7 7 7 7", mirrored = true)
    val forward = lines("M9 5l7 7-7 7", mirrored = true)
    val down = lines("M5 9l7 7 7-7")
    val check = lines("M5 12.5l5 5L19.5 7")
    val clock = lines("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7.5V12l3.5 2")
    val notSeen = lines(
        "M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6c-2.5 4-5.5 6-9 6s-6.5-2-9-6z" +
            "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5zM4.5 20L19.5 4",
    )
    val lock =
        lines("M7 11h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zM8.5 11V7a3.5 3.5 0 0 1 7 0v4")
    val hand = lines(
        "M8 13V6a1.5 1.5 0 0 1 3 0v5M11 11V4.5a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8" +
            "c0 4-2 7-5.5 7c-2.5 0-4-1-5.5-3.5L3.8 13.5a1.4 1.4 0 0 1 2.3-1.5L8 14",
    )
    val calendar = lines("M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 10h16M8 3v4M16 3v4")
    val scan =
        lines("M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4M8 12h8")
    val print =
        lines("M7 9V4h10v5M7 17H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M7 14h10v6H7z")
    val share = lines("M12 15V4M8 7.5L12 3.5l4 4M5 12v7a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-7")
    val bell = lines("M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4")
    val page = lines("M6 3h8l4 4v13a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v4h4M8.5 12h6M8.5 16h6")
    val list = lines("M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01")
    val change = lines("M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3")
    val question =
        lines("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 17h.01")
    val phone = solid(
        "M6.6 10.8c1.4 2.8 3.8 5.1 6.6 6.6l2.2-2.2c.3-.3.7-.4 1-.2c1.1.4 2.3.6 3.6.6c.6 0 1 .4 1 1V20" +
            "c0 .6-.4 1-1 1C10.6 21 3 13.4 3 4c0-.6.4-1 1-1h3.5c.6 0 1 .4 1 1c0 1.3.2 2.5.6 3.6c.1.3 0 .7-.2 1z",
    )
    val chest = lines(
        "M12 3v7M12 8.5l3 2M12 8.5l-3 2M9 7c-3 1-5 6-5 11c0 2 1 2.5 3 2c2-.5 3-1 3-3v-7c0-2-.3-3.3-1-3z" +
            "M15 7c3 1 5 6 5 11c0 2-1 2.5-3 2c-2-.5-3-1-3-3v-7c0-2 .3-3.3 1-3z",
    )
    val nerves = lines("M13 2.5L5.5 13.5H12l-1 8L18.5 10H12z")
    val head = lines("M9 21v-3H7.5a1.5 1.5 0 0 1-1.5-1.5V14l-1.5-.7L6 10.5A6.5 6.5 0 1 1 16.5 16V21M12 7.5v4M12 14h.01")
    val skin = lines("M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 12h.01")

    private fun lines(path: String, mirrored: Boolean = false) = builder(mirrored).addPath(
        addPathNodes(path),
        stroke = SolidColor(Color.Black),
        strokeLineWidth = 2f,
        strokeLineCap = StrokeCap.Round,
        strokeLineJoin = StrokeJoin.Round,
    ).build()

    private fun solid(path: String) =
        builder(mirrored = false).addPath(addPathNodes(path), fill = SolidColor(Color.Black)).build()

    private fun builder(mirrored: Boolean) = ImageVector.Builder(
        defaultWidth = 24.dp,
        defaultHeight = 24.dp,
        viewportWidth = 24f,
        viewportHeight = 24f,
        autoMirror = mirrored,
    )
}
