package aftercare.app.ui

import aftercare.core.Command
import aftercare.core.FieldName
import aftercare.core.Output
import aftercare.core.Screen
import aftercare.shell.StoreState
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performImeAction
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** Text fields and the pickers of a time. */
@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class TypingTest {
    @Test
    fun `what is typed is sent as it stands, and stays though the core holds something else`() =
        inMode(Mode.LIGHT) { stage ->
            stage.show(Fixtures["form_therapist"])
            val phone = onNodeWithContentDescription("Telephone")
            for (key in listOf("0", "2", "0")) phone.performTextInput(key)
            val fills = listOf("0", "02", "020").map { Command.Fill(FieldName.PRACTICE_PHONE, it) }
            assertEquals(fills, stage.actions.sent)
            stage.show(StoreState.Showing(Output(Fixtures["form_therapist"], emptyList(), false)))
            phone.assertTextContains("020")
        }

    @Test
    fun `a refusal is said at the field while it is typed into, and at the head of the page after`() =
        inMode(Mode.LIGHT) { stage ->
            val screen = Fixtures["form_therapist"] as Screen.SessionForm
            stage.show(screen)
            val phone = onNodeWithContentDescription("Telephone")
            phone.performTextInput("0")
            val refused = screen.v1.frame.copy(notices = listOf("This text does not fit here."))
            val again = Screen.SessionForm(screen.v1.copy(frame = refused))
            stage.show(StoreState.Showing(Output(again, emptyList(), true)))
            fun at() = onNodeWithText("This text does not fit here.").fetchSemanticsNode().positionInRoot.y
            val whileTyping = at()
            assertEquals(true, whileTyping > phone.fetchSemanticsNode().positionInRoot.y)
            assertEquals(false, isMarked(phone))
            phone.performImeAction()
            waitForIdle()
            assertEquals(true, isMarked(phone))
            assertEquals(true, at() < phone.fetchSemanticsNode().positionInRoot.y)
        }

    private fun isMarked(field: SemanticsNodeInteraction) =
        SemanticsProperties.Error in field.fetchSemanticsNode().config

    @Test
    fun `a pasted code is read at once, a typed one when its writer says so`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["enter_code"])
        val code = onNodeWithContentDescription("Code")
        code.performTextInput("A")
        assertEquals(emptyList<Command>(), stage.actions.sent)
        onNodeWithText("Use this code").performClick()
        code.performImeAction()
        code.performTextInput("C1:X")
        assertEquals(listOf("A", "A", "AC1:X").map { Command.Fill(FieldName.CODE, it) }, stage.actions.sent)
    }

    @Test
    fun `a day and a time are picked, and sent in the zone of the device`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["form_when"])
        onNodeWithText("Choose the day and the time").performScrollTo().performClick()
        onNodeWithText("OK").performClick()
        onNodeWithText("OK").performClick()
        assertEquals(listOf<Command>(Command.FillTime(SESSION_END)), stage.actions.sent)
    }

    @Test
    fun `a picker that is left sends nothing`() = inMode(Mode.LIGHT) { stage ->
        stage.show(Fixtures["form_when"])
        onNodeWithText("Choose the day and the time").performScrollTo().performClick()
        onNodeWithText("OK").performClick()
        onNodeWithText("Cancel").performClick()
        onNodeWithText("Cancel").assertDoesNotExist()
        assertEquals(emptyList<Command>(), stage.actions.sent)
    }
}
