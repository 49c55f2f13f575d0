package coop.cooprofesoresun.multiportal.run

/** The app's words of one language, by their keys: enough of Fluent for texts of one line with plain values. */
internal class Words(language: String) {
    private val texts = Made.source("assets/words/$language.ftl").readLines()
        .mapNotNull { ENTRY.matchEntire(it)?.destructured }
        .associate { (key, text) -> key to text }

    /** What the app says, with these values in it. */
    fun say(key: String, vararg values: Pair<String, String>): String {
        val text = checkNotNull(texts[key]) { "there is no word $key" }
        val said = values.fold(text) { each, (name, value) -> each.replace("{ $$name }", value) }
        check('{' !in said) { "$key has a value that is not given: $said" }
        return said
    }

    private companion object {
        val ENTRY = Regex("""([a-z0-9-]+) = (.+)""")
    }
}
