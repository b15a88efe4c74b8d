//! E-mail addresses.

/// Whether an e-mail address stands in a text: a local part, `@` (or `(at)` and its like), a domain with a dot.
pub(super) fn has_address(text: &[char]) -> bool {
    let text: String = text.iter().collect();
    let text = ["(at)", "[at]", "{at}", "<at>"].iter().fold(text, |text, at| text.replace(at, "@"));
    let mut parts = text.split('@');
    let mut local = parts.next().unwrap_or_default();
    for host in parts {
        if local.trim_end().ends_with(|c: char| c.is_alphanumeric() || "._%+-".contains(c))
            && is_domain(host.trim_start())
        {
            return true;
        }
        local = host;
    }
    false
}

/// Whether a text begins with labels that dots join, the last of letters alone.
fn is_domain(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '.').unwrap_or(text.len());
    let domain = text.get(..end).unwrap_or_default().trim_end_matches('.');
    let Some((front, top)) = domain.rsplit_once('.') else { return false };
    // A label in digits is a part of a number: 5.5.
    front.split('.').all(|label| !label.is_empty()) && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)
}
