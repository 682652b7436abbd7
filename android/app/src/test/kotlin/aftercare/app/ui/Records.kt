package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.Command
import java.lang.reflect.Field
import java.lang.reflect.Modifier

/**
 * Everything that a record of the core is made of, found by its fields: a field that is added later is looked
 * at without a word here. Commands are not opened: they are sent, not shown.
 */
fun partsOf(record: Any?): List<Any> = buildList { collect(record, this) { true } }

/** The texts of a record that a person is to read; [hidden] names the fields that hold other text, `field` or `Record.field`. */
fun textsOf(record: Any?, hidden: Set<String>): List<String> {
    val isWanted = { field: Field ->
        field.name !in hidden &&
            "${field.declaringClass.simpleName}.${field.name}" !in hidden
    }
    return buildList { collect(record, this, isWanted) }.filterIsInstance<String>().filter(String::isNotBlank)
}

private fun collect(value: Any?, found: MutableList<Any>, isWanted: (Field) -> Boolean) {
    when (value) {
        null, is Command -> return

        is String -> found.add(value)

        is Collection<*> -> value.forEach { collect(it, found, isWanted) }

        else -> {
            found.add(value)
            if (value is Enum<*> || !value.javaClass.name.startsWith("aftercare.core.")) return
            fieldsOf(value).filter(isWanted).forEach { collect(it.get(value), found, isWanted) }
        }
    }
}

private fun fieldsOf(value: Any) = value.javaClass.declaredFields
    .filter { !Modifier.isStatic(it.modifiers) }
    .onEach { it.isAccessible = true }

/** The same button, however heavily it is drawn. */
fun Button.sameAs(other: Button): Boolean = label == other.label && command == other.command && dial == other.dial
