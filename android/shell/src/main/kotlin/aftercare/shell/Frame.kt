package aftercare.shell

import aftercare.core.Frame
import aftercare.core.Screen

/** Heading, notices and Back, which every screen has. */
public val Screen.frame: Frame
    get() = when (this) {
        is Screen.Welcome -> v1.frame
        is Screen.EnterCode -> v1.frame
        is Screen.SessionForm -> v1.frame
        is Screen.HandoutPreview -> v1.frame
        is Screen.RedFlagCard -> v1.frame
        is Screen.RemindersSet -> v1.frame
        is Screen.Home -> v1.frame
        is Screen.CheckIn -> v1.frame
        is Screen.Confirm -> v1.frame
        is Screen.Outcome -> v1.frame
        is Screen.Why -> v1.frame
        is Screen.Helps -> v1.frame
        is Screen.Emergency -> v1.frame
        is Screen.Country -> v1.frame
        is Screen.Card -> v1.frame
        is Screen.History -> v1.frame
        is Screen.About -> v1.frame
        is Screen.Trouble -> v1.frame
        is Screen.Settings -> v1.frame
        is Screen.QuietHours -> v1.frame
        is Screen.Therapist -> v1.frame
    }
