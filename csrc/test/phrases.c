/* phrases.c -- see phrases.h. */
#include "phrases.h"

int add_phrases(peel_vocabulary *v) {
    static const struct {
        const char *text;
        peel_phrase like;
    } phrases[] = {
        { "Summary", { .key = KEY_SUMMARY, .within = PEEL_NONE, .flags = PHRASE_HEADING, .level = 1 } },
        { "How effective is the force at preventing crime?", { .key = KEY_EFFECTIVE, .within = PEEL_NONE, .flags = PHRASE_HEADING, .level = 1 } },
        { "Summary of findings", { .key = KEY_FINDINGS, .within = KEY_EFFECTIVE, .flags = PHRASE_HEADING, .level = 2 } },
        { "Areas for improvement", { .key = KEY_BOX, .within = PEEL_NONE, .flags = PHRASE_HEADING | PHRASE_BOX, .level = 2 } },
        { "Cause of concern", { .key = KEY_CONCERN, .within = PEEL_NONE, .flags = PHRASE_HEADING, .level = 0 } },
        { "Annex ", { .key = KEY_ANNEX, .within = PEEL_NONE, .flags = PHRASE_HEADING | PHRASE_PREFIX | PHRASE_FLAT, .level = 1 } },
        { "Linked themes", { .key = KEY_THEMES, .within = PEEL_NONE, .flags = PHRASE_HEADING | PHRASE_BOX | PHRASE_UNSTOPPED, .level = 2 } },
        { "Update", { .key = KEY_UPDATE, .within = PEEL_NONE, .flags = PHRASE_HEADING | PHRASE_UNSTOPPED, .level = 2 } },
        { "7 ", { .key = KEY_GOAL, .within = PEEL_NONE, .flags = PHRASE_HEADING | PHRASE_PREFIX, .level = 1 } },
        { "Promising practice", { .key = KEY_PRACTICE, .within = PEEL_NONE, .flags = PHRASE_HEADING | PHRASE_TITLED, .level = 1 } },
        { "The force ", { .key = PEEL_NONE, .within = PEEL_NONE, .flags = PHRASE_OPENS | PHRASE_PREFIX } },
        { "Good", { .key = PEEL_NONE, .within = PEEL_NONE, .flags = PHRASE_NEVER | PHRASE_KEEP | PHRASE_GRADE } },
        { "Requires improvement", { .key = PEEL_NONE, .within = PEEL_NONE, .flags = PHRASE_NEVER | PHRASE_KEEP | PHRASE_GRADE } },
        { "Crimes recorded", { .key = PEEL_NONE, .within = PEEL_NONE, .flags = PHRASE_NEVER } },
        { "Force in numbers", { .key = PEEL_NONE, .within = PEEL_NONE, .flags = PHRASE_KEEP } },
    };
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (peel_vocabulary_add(v, phrases[i].text, strlen(phrases[i].text), phrases[i].like) == PEEL_NONE) return 0;
    return 1;
}
