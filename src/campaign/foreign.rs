//! What others are known to add to an address: it means nothing here, and nobody needs to hear of it.

/// Keys of the page itself, of login pages, messengers and mini-programs.
const KEYS: [&str; 46] = [
    // The widget's own page.
    "host",
    "bank",
    "alone",
    // WeChat.
    "wechat_redirect",
    "rd",
    "from",
    "isappinstalled",
    "nsukey",
    "scene",
    "clicktime",
    "enterid",
    "openid",
    "unionid",
    "appid",
    "version",
    "exportkey",
    "pass_ticket",
    "devicetype",
    "ascene",
    "subscene",
    // OAuth 2.0 and OpenID Connect.
    "code",
    "state",
    "session_state",
    "iss",
    "scope",
    "authuser",
    "prompt",
    "ticket",
    "token",
    "access_token",
    "id_token",
    "token_type",
    "expires_in",
    "error",
    "error_description",
    "error_uri",
    // Analytics and caches.
    "ref",
    "referer",
    "referrer",
    "source",
    "spm",
    "scm",
    "gclsrc",
    "timestamp",
    "t",
    "srsltid",
];

/// How keys of sharing and of advertising systems begin, and how click numbers end.
const HEADS: [&str; 18] = [
    "utm_", "share", "wx", "wechat", "_", "gad_", "hsa_", "mtm_", "pk_", "mc_", "ga_", "bd_", "qz_", "gdt_", "hm",
    "trk", "igsh", "at_",
];
const ENDS: [&str; 3] = ["clid", "clkid", "braid"];

/// Whether a key, in small letters, is one that others add.
pub(super) fn is_foreign(key: &str) -> bool {
    KEYS.contains(&key) || HEADS.iter().any(|head| key.starts_with(head)) || ENDS.iter().any(|end| key.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::registry::TOOLS;

    #[test]
    fn no_input_of_ours_is_foreign() {
        for tool in TOOLS {
            for input in tool.inputs {
                assert!(!is_foreign(input.id), "{}: {}", tool.id, input.id);
            }
        }
        for key in ["tool", "screen", "receipt", "lang"] {
            assert!(!is_foreign(key), "{key}");
        }
    }
}
