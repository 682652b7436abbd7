package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.ChoiceGroup
import aftercare.core.PlaceMap
import aftercare.core.Screen
import aftercare.shell.frame
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.TextLayoutResult

/** What a screen reader says of a node. */
fun spoken(node: SemanticsNode): String = (
    node.config.getOrNull(SemanticsProperties.ContentDescription)
        ?: node.config.getOrNull(SemanticsProperties.Text)?.map { it.text }
    )
    .orEmpty().joinToString(" ")

/** A node and all below it, in order. */
fun below(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::below)

fun isPressable(node: SemanticsNode): Boolean = SemanticsActions.OnClick in node.config

/** What a finger misses, and what a screen reader could not name. */
fun hardToPress(merged: List<SemanticsNode>): List<String> = merged.filter(::isPressable).flatMap { node ->
    listOfNotNull(
        "${node.size} is smaller than a finger".takeIf { node.size.width < FINGER || node.size.height < FINGER },
        "has no role".takeIf { SemanticsProperties.Role !in node.config && SemanticsActions.SetText !in node.config },
        "has no name".takeIf { spoken(node).isBlank() },
    ).map { "“${spoken(node)}” $it" }
}

/** Lines that are cut off, and what lies beside the window. */
fun lost(unmerged: List<SemanticsNode>): List<String> {
    val width = unmerged.first().size.width
    val outside = unmerged.filter { it.positionInRoot.x < -1 || it.positionInRoot.x + it.size.width > width + 1 }
    return unmerged.filter(::isCut).map { "“${spoken(it)}” is cut off" } +
        outside.map { "“${spoken(it)}” leaves the window" }
}

/** Wider or higher than the room it got, or ended with dots. A width may be rounded up by less than a dot. */
private fun isCut(node: SemanticsNode): Boolean {
    val results = mutableListOf<TextLayoutResult>()
    node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
    return results.any { text ->
        val lines = 0 until text.lineCount
        val widest = lines.maxOfOrNull { text.getLineRight(it) - text.getLineLeft(it) } ?: 0f
        text.didOverflowHeight || widest > node.size.width + 1 || lines.any(text::isLineEllipsized)
    }
}

/** The title is a heading, once. */
fun untitled(screen: Screen, merged: List<SemanticsNode>): List<String> {
    val found = merged.filter { spoken(it) == screen.frame.title && SemanticsProperties.Heading in it.config }
    return if (found.isEmpty()) listOf("its title is no heading") else emptyList()
}

/** The texts of a screen that are not on its page. */
fun untold(screen: Screen, merged: List<SemanticsNode>): List<String> {
    val page = merged.joinToString("\n") { node ->
        val typed = listOfNotNull(node.config.getOrNull(SemanticsProperties.EditableText))
        val texts = (node.config.getOrNull(SemanticsProperties.Text).orEmpty() + typed).map { it.text }
        (texts + node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()).joinToString("\n")
    }
    return textsOf(screen, NOT_READ).distinct().filterNot { it in page }.map { "“$it” is not on the page" }
}

/** Buttons that are not there, and presses that no button of the screen stands for. */
fun wrongPresses(screen: Screen, pressed: List<Button>): List<String> {
    val wanted = buttonsOf(screen).filterNot { it in onMap(screen) }
    val lacking = wanted.filterNot { button -> pressed.any { it.sameAs(button) } }.map { "“${it.label}” is not there" }
    return lacking + pressed.filterNot { button -> wanted.any { it.sameAs(button) } }.map { "“${it.label}” is made up" }
}

/** The buttons of the picture: each is in the list too, under a shorter name and with the same command. */
private fun onMap(screen: Screen): List<Button> {
    val (map: PlaceMap?, list: List<ChoiceGroup>) = when (screen) {
        is Screen.SessionForm -> screen.v1.map to screen.v1.groups
        is Screen.Therapist -> screen.v1.map to screen.v1.regions
        else -> return emptyList()
    }
    val commands = list.flatMap { it.options }.map { it.command }
    return map?.choices.orEmpty().filter { it.command in commands }
}

private const val FINGER = 48

/** Fields that hold no text for a person, or whose words stand elsewhere: of the map, the picture and its words;
 * of a field, the hint that gives way to what is in it. */
private val NOT_READ = setOf(
    "language", "question", "checkIn", "code", "link", "message", "sheet", "region", "command", "dial",
    "front", "back", "left", "right", "names", "choices", "hint", "Sign.id",
)
