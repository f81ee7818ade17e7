/* search_fold.c -- words of clean text in the one form in which they are compared; see search.h. */
#include "search.h"

/* What a byte is: a byte of a word in its folded form, or one of these. HIGH: the start of a character beyond ASCII. */
enum { GAP = 0, SIGN = 1, POINT = 2, COMMA = 3, CELL = 4, HIGH = 5 };

static const uint8_t class_of[256] = {
    ['\t'] = CELL, ['#'] = SIGN,  ['$'] = SIGN, ['%'] = SIGN, ['&'] = SIGN, ['+'] = SIGN, ['<'] = SIGN, ['='] = SIGN, ['>'] = SIGN,
    ['.'] = POINT, [','] = COMMA, ['0'] = '0',  ['1'] = '1',  ['2'] = '2',  ['3'] = '3',  ['4'] = '4',  ['5'] = '5',  ['6'] = '6',
    ['7'] = '7',   ['8'] = '8',   ['9'] = '9',  ['A'] = 'a',  ['B'] = 'b',  ['C'] = 'c',  ['D'] = 'd',  ['E'] = 'e',  ['F'] = 'f',
    ['G'] = 'g',   ['H'] = 'h',   ['I'] = 'i',  ['J'] = 'j',  ['K'] = 'k',  ['L'] = 'l',  ['M'] = 'm',  ['N'] = 'n',  ['O'] = 'o',
    ['P'] = 'p',   ['Q'] = 'q',   ['R'] = 'r',  ['S'] = 's',  ['T'] = 't',  ['U'] = 'u',  ['V'] = 'v',  ['W'] = 'w',  ['X'] = 'x',
    ['Y'] = 'y',   ['Z'] = 'z',   ['a'] = 'a',  ['b'] = 'b',  ['c'] = 'c',  ['d'] = 'd',  ['e'] = 'e',  ['f'] = 'f',  ['g'] = 'g',
    ['h'] = 'h',   ['i'] = 'i',   ['j'] = 'j',  ['k'] = 'k',  ['l'] = 'l',  ['m'] = 'm',  ['n'] = 'n',  ['o'] = 'o',  ['p'] = 'p',
    ['q'] = 'q',   ['r'] = 'r',   ['s'] = 's',  ['t'] = 't',  ['u'] = 'u',  ['v'] = 'v',  ['w'] = 'w',  ['x'] = 'x',  ['y'] = 'y',
    ['z'] = 'z',
#define H8  HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH
#define H32 H8, H8, H8, H8
    [0x80] = H32,  H32,           H32,          H32
#undef H8
#undef H32
};

/* Latin letters without their marks. A capital stands for two letters (see `pairs`), '?' for a letter that stays. */
static const char latin[] = /* U+00C0 .. U+024F */
    "aaaaaaAceeeeiiiidnooooo?ouuuuyTSaaaaaaAceeeeiiiidnooooo?ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "?????????????????ff?????????????oo?????????????uu???????????????"
    "????DDDLLLNNNaaiioouuuuuuuuuu?aaaaAA??ggkkoooo??jDDDgg??nnaaAAoo"
    "aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy????????????"
    "????????????????";
static const char latin_additional[] = /* U+1E00 .. U+1EFF */
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy?s??S?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";
static const char pairs[][4] = {"Aae", "Ooe", "Sss", "Tth", "Iij", "Llj", "Nnj", "Ddz"};
static const char ligatures[][4] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"}; /* U+FB00 .. U+FB06 */

typedef enum { LETTER, LONE, BETWEEN, NOTHING } kind; /* LONE: a word of its own; NOTHING: as if it were not there */

/* What is not a letter, in ascending order. */
static const struct {
    uint32_t first, last;
    kind kind;
} others[] = {
    {0x0080, 0x00a1, BETWEEN},   {0x00a2, 0x00a5, LONE},    {0x00a6, 0x00a6, BETWEEN}, {0x00a7, 0x00a7, LONE},    {0x00a8, 0x00a9, BETWEEN},
    {0x00ab, 0x00ac, BETWEEN},   {0x00ad, 0x00ad, NOTHING}, {0x00ae, 0x00af, BETWEEN}, {0x00b0, 0x00b3, LONE},    {0x00b4, 0x00b4, BETWEEN},
    {0x00b6, 0x00b8, BETWEEN},   {0x00b9, 0x00b9, LONE},    {0x00bb, 0x00bb, BETWEEN}, {0x00bc, 0x00be, LONE},    {0x00bf, 0x00bf, BETWEEN},
    {0x00d7, 0x00d7, LONE},      {0x00f7, 0x00f7, LONE},    {0x0300, 0x036f, NOTHING}, {0x1ab0, 0x1aff, NOTHING}, {0x1dc0, 0x1dff, NOTHING},
    {0x2000, 0x200a, BETWEEN},   {0x200b, 0x200f, NOTHING}, {0x2010, 0x2029, BETWEEN}, {0x202a, 0x202e, NOTHING}, {0x202f, 0x202f, BETWEEN},
    {0x2030, 0x2031, LONE},      {0x2032, 0x205f, BETWEEN}, {0x2060, 0x206f, NOTHING}, {0x2070, 0x2089, LONE},    {0x208a, 0x209c, LONE},
    {0x20a0, 0x20cf, LONE},      {0x20d0, 0x20f0, NOTHING}, {0x2120, 0x2120, BETWEEN}, {0x2122, 0x2122, BETWEEN}, {0x2190, 0x2211, LONE},
    {0x2212, 0x2212, BETWEEN},   {0x2213, 0x2218, LONE},    {0x2219, 0x2219, BETWEEN}, {0x221a, 0x22c4, LONE},    {0x22c5, 0x22c5, BETWEEN},
    {0x22c6, 0x259f, LONE},      {0x25a0, 0x25ff, BETWEEN}, {0x2600, 0x2bff, LONE},    {0x2e00, 0x2e7f, BETWEEN}, {0x2e80, 0x2fff, LONE},
    {0x3000, 0x3030, BETWEEN},   {0x3031, 0xa4cf, LONE},    {0xac00, 0xd7a3, LONE},    {0xe000, 0xf8ff, BETWEEN}, {0xf900, 0xfaff, LONE},
    {0xfe00, 0xfe0f, NOTHING},   {0xfe10, 0xfe1f, BETWEEN}, {0xfe20, 0xfe2f, NOTHING}, {0xfe30, 0xfe6f, BETWEEN}, {0xfeff, 0xfeff, NOTHING},
    {0xff5f, 0xff65, BETWEEN},   {0xff66, 0xffdc, LONE},    {0xfff9, 0xffff, BETWEEN}, {0x1f000, 0x1faff, LONE},  {0x20000, 0x3fffd, LONE},
    {0xe0000, 0xe0fff, NOTHING},
};

static kind kind_of(uint32_t code) {
    uint32_t lo = 0, hi = sizeof others / sizeof *others;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (others[mid].last < code) lo = mid + 1;
        else hi = mid;
    }
    return lo < sizeof others / sizeof *others && code >= others[lo].first ? others[lo].kind : LETTER;
}

/* The small form of a Greek or Cyrillic letter, Greek without accents. */
static uint32_t small_letter(uint32_t code) {
    static const uint16_t accented[][2] = {{0xb5, 0x3bc},  {0x386, 0x3b1}, {0x388, 0x3b5}, {0x389, 0x3b7}, {0x38a, 0x3b9}, {0x38c, 0x3bf},
                                           {0x38e, 0x3c5}, {0x38f, 0x3c9}, {0x390, 0x3b9}, {0x3aa, 0x3b9}, {0x3ab, 0x3c5}, {0x3ac, 0x3b1},
                                           {0x3ad, 0x3b5}, {0x3ae, 0x3b7}, {0x3af, 0x3b9}, {0x3b0, 0x3c5}, {0x3c2, 0x3c3}, {0x3ca, 0x3b9},
                                           {0x3cb, 0x3c5}, {0x3cc, 0x3bf}, {0x3cd, 0x3c5}, {0x3ce, 0x3c9}};
    for (size_t i = 0; i < sizeof accented / sizeof *accented; i++)
        if (accented[i][0] == code) return accented[i][1];
    if ((code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f)) return code + 0x20;
    return code >= 0x400 && code <= 0x40f ? code + 0x50 : code;
}

static uint32_t put_text(char *out, const char *text) {
    uint32_t n = (uint32_t)strlen(text);
    memcpy(out, text, n);
    return n;
}

/* The folded form of a character beyond ASCII, `size` bytes at s; *n receives its length, at most `size`. */
static kind fold_point(const char *s, uint32_t size, char *out, uint32_t *n) {
    uint32_t code = peel_utf8_at(s);
    char letter = 0;
    if (code >= 0xff01 && code <= 0xff5e) { /* the wide forms of ASCII */
        uint8_t c = class_of[code - 0xfee0];
        out[0] = c >= '0' ? (char)c : (char)(code - 0xfee0);
        *n = 1;
        return c >= '0' ? LETTER : c == SIGN ? LONE : BETWEEN;
    }
    kind k = kind_of(code);
    if (code >= 0xc0 && code <= 0x24f) letter = latin[code - 0xc0];
    else if (code >= 0x1e00 && code <= 0x1eff) letter = latin_additional[code - 0x1e00];
    else if (code >= 0x2070 && code <= 0x2089 && (code & 15) < 10) letter = (char)('0' + (code & 15));
    else if (code == 0xb2 || code == 0xb3) letter = (char)('0' + code - 0xb0);
    else if (code == 0xb9) letter = '1';
    else if (code == 0xaa || code == 0xba) letter = code == 0xaa ? 'a' : 'o';
    if (code >= 0xfb00 && code <= 0xfb06) *n = put_text(out, ligatures[code - 0xfb00]);
    else if (letter >= 'A' && letter <= 'Z') {
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (pairs[i][0] == letter) *n = put_text(out, pairs[i] + 1);
    } else if (letter && letter != '?') {
        out[0] = letter;
        *n = 1;
    } else {
        uint32_t small = small_letter(code);
        if (small != code) { /* of two bytes, all of them */
            out[0] = (char)(0xc0 | small >> 6);
            out[1] = (char)(0x80 | (small & 0x3f));
        } else memcpy(out, s, size);
        *n = size;
    }
    return k;
}

#define IS_DIGIT(c) ((c) >= '0' && (c) <= '9')

/* Is the stop or comma at `at`, behind a digit, part of a number? */
static bool in_number(const char *s, uint32_t n, uint32_t at, uint8_t c) {
    uint32_t digits = 0;
    while (digits < 4 && at + 1 + digits < n && IS_DIGIT(s[at + 1 + digits]))
        digits++;
    return c == POINT ? digits > 0 : digits == 3;
}

bool peel_word_next(const char *s, uint32_t n, uint32_t *at, char *out, peel_word *w) {
    uint32_t p = *at;
    char *o = out;
    while (p < n) {
        uint8_t c = class_of[(unsigned char)s[p]];
        uint32_t size = 1, len = 1;
        kind k = BETWEEN;
        if (c >= '0') {
            if (o == out) w->first = p;
            do {
                *o++ = (char)c;
            } while (++p < n && (c = class_of[(unsigned char)s[p]]) >= '0');
            if (p == n || c == GAP) break;
        }
        if (c == HIGH) {
            size = peel_utf8_len((unsigned char)s[p]);
            k = fold_point(s + p, size, o, &len);
        } else if (c != GAP) {
            if (c == SIGN || c == CELL) k = LONE;
            else if (o > out && IS_DIGIT(o[-1]) && in_number(s, n, p, c)) k = LETTER;
            *o = s[p]; /* there is room: it stands for itself */
        }
        if (k == LETTER) {
            if (o == out) w->first = p;
            o += len;
        } else if (k != NOTHING) {
            if (o > out) break;
            if (k == LONE) {
                w->first = p;
                w->len = c == CELL ? 0 : len;
                w->end = *at = p + size;
                return true;
            }
        }
        p += size;
    }
    if (o == out) return false;
    w->len = (uint32_t)(o - out);
    w->end = *at = p;
    return true;
}
