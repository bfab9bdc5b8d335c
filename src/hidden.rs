//! Characters that nobody sees, or that turn the direction of what stands beside them, figures among it. Knows no text's meaning.

use std::borrow::Cow;

/// Is it such a character? Tab and line ends are none, since texts are laid out with them; nor are the selectors of the form
/// of a character, which rare personal names need.
pub const fn is_hidden(one: char) -> bool {
    matches!(
        one,
        '\0'..='\u{8}'
            | '\u{B}'
            | '\u{C}'
            | '\u{E}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}'
            | '\u{FFFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// The first of them with its place, from 1.
pub fn first(text: &str) -> Option<(usize, char)> {
    (1_usize..).zip(text.chars()).find(|(_, one)| is_hidden(*one))
}

/// How such a character is called: `U+202E`.
pub fn number(one: char) -> String {
    format!("U+{:04X}", u32::from(one))
}

/// The text with each of them told by its number, `⟨U+202E⟩`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for one in text.chars() {
        if is_hidden(one) {
            out.push('⟨');
            out.push_str(&number(one));
            out.push('⟩');
        } else {
            out.push(one);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_hides_is_told_by_its_number() {
        assert_eq!(visible("12\u{202E}34\u{0}"), "12⟨U+202E⟩34⟨U+0000⟩");
        assert_eq!(first("张\u{200B}三"), Some((2, '\u{200B}')));
        // Every control of direction in the Unicode standard, annex 9.
        for one in
            "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
        {
            assert!(is_hidden(one), "{one:?}");
        }
    }

    /// Also with a selector that chooses among the forms of a character, as for 葛 in some names.
    #[test]
    fn ordinary_text_is_left_as_it_is() {
        for text in ["", "第一行\n第二行\t完", "葛\u{E0100}某", "湘政法〔2014〕9号　“一般”", "été 😀 עברית"]
        {
            assert_eq!(first(text), None, "{text}");
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }
}
