package aftercare.app.ui

import aftercare.core.Frame
import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.layout.windowInsetsBottomHeight
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** When the bar with the main button stays at the foot of the window. */
internal enum class BarPlace {
    /** Unless the text is large or the window low; then it comes after the last line. */
    PINNED,

    /** The same for a bar of three lines, which leaves less of the window. */
    PINNED_WHEN_HIGH,

    /** Only when everything fits: nobody presses the main button before having seen every line. */
    AFTER_CONTENT,
}

/**
 * The frame of most screens. Read in this order: title, notices, content, bar, Back.
 *
 * @param lead stands beside Back, such as "2 of 6"
 * @param title the heading; [Title] unless a screen needs another
 * @param intro belongs to the heading and shares its ground
 * @param bar the main button and what stands beside it
 */
@Composable
internal fun Page(
    frame: Frame,
    actions: ScreenActions,
    tone: Tone = LocalPalette.current.plain,
    lead: String = "",
    barPlace: BarPlace = BarPlace.PINNED,
    scroll: ScrollState = rememberScrollState(),
    title: @Composable () -> Unit = { Title(frame.title) },
    intro: @Composable ColumnScope.() -> Unit = {},
    bar: (@Composable ColumnScope.() -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    val notices = noticesToShow(frame)
    LaunchedEffect(notices) { if (notices.isNotEmpty()) scroll.animateScrollTo(0) }
    val paper = LocalPalette.current.paper
    BoxWithConstraints(Modifier.fillMaxSize().background(paper).imePadding()) {
        val lowest = when (barPlace) {
            BarPlace.PINNED -> LOWEST_WITH_BAR
            BarPlace.PINNED_WHEN_HIGH -> LOWEST_WITH_HIGH_BAR
            BarPlace.AFTER_CONTENT -> Dp.Infinity
        }
        val isRoomy = LocalDensity.current.fontScale <= LARGEST_TEXT_WITH_BAR && maxHeight >= lowest
        val pinned = bar != null && isRoomy
        Column(Modifier.fillMaxSize().semantics { isTraversalGroup = true }) {
            CompositionLocalProvider(LocalContentColor provides tone.onTint) {
                Box(Modifier.fillMaxWidth().background(tone.tint).windowInsetsPadding(topAndSides)) {
                    TopRow(frame, actions, lead)
                }
            }
            Body(Modifier.weight(1f), scroll) { height ->
                Column(Modifier.heightIn(min = height), Arrangement.SpaceBetween) {
                    Column {
                        CompositionLocalProvider(LocalContentColor provides tone.onTint) {
                            val top = if (frame.back == null && lead.isEmpty()) 24.dp else 8.dp
                            val bottom = if (tone.tint == paper) 0.dp else 16.dp
                            Inner(Modifier.background(tone.tint), top, bottom) {
                                title()
                                Notices(frame, notices, actions)
                                intro()
                            }
                        }
                        Inner(top = 16.dp, bottom = 24.dp, content = content)
                    }
                    Column {
                        if (bar != null && !pinned) Inner(bottom = 16.dp, gap = 8.dp, content = bar)
                        if (!pinned) Spacer(Modifier.windowInsetsBottomHeight(WindowInsets.safeDrawing))
                    }
                }
            }
            if (bar != null && pinned) {
                Column(
                    Modifier
                        .semantics {
                            isTraversalGroup = true
                            traversalIndex = 1f
                        }
                        .windowInsetsPadding(WindowInsets.safeDrawing.only(WindowInsetsSides.Bottom)),
                ) {
                    if (scroll.canScrollForward) HorizontalDivider(color = LocalPalette.current.line)
                    Inner(top = 12.dp, bottom = 12.dp, gap = 8.dp, content = bar)
                }
            }
        }
    }
}

/** What scrolls; [content] is told how high the window is, so that short pages can fill it. */
@Composable
private fun Body(modifier: Modifier, scroll: ScrollState, content: @Composable (Dp) -> Unit) {
    BoxWithConstraints(
        modifier.fillMaxWidth().semantics {
            isTraversalGroup = true
            traversalIndex = 0f
        },
    ) {
        val height = maxHeight
        Box(Modifier.fillMaxSize().verticalScroll(scroll)) { content(height) }
    }
}

/** A column as wide as lines of text may be, in the middle of a wide window. */
@Composable
internal fun Inner(
    modifier: Modifier = Modifier,
    top: Dp = 0.dp,
    bottom: Dp = 0.dp,
    gap: Dp = 16.dp,
    content: @Composable ColumnScope.() -> Unit,
) {
    val sides = WindowInsets.safeDrawing.only(WindowInsetsSides.Horizontal)
    Box(modifier.fillMaxWidth().windowInsetsPadding(sides), Alignment.TopCenter) {
        Column(
            Modifier.widthIn(max = WIDEST).fillMaxWidth().padding(start = SIDE, end = SIDE, top = top, bottom = bottom),
            Arrangement.spacedBy(gap),
            content = content,
        )
    }
}

/** What must stay clear of the system's bars and of a camera at the head of a screen. */
internal val topAndSides: WindowInsets
    @Composable get() = WindowInsets.safeDrawing.only(WindowInsetsSides.Top + WindowInsetsSides.Horizontal)

private const val LARGEST_TEXT_WITH_BAR = 1.31f
private val LOWEST_WITH_BAR = 520.dp
private val LOWEST_WITH_HIGH_BAR = 700.dp

/** About 60 characters of body text. */
private val WIDEST = 600.dp

/** The margin at both sides. */
internal val SIDE = 16.dp
