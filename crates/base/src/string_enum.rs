//! Enumerations whose members have a stable name in configuration, events and texts.

/// Declares an enumeration with a name for each member, and `ALL`, `code` and `from_code`.
#[macro_export]
macro_rules! string_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident { $( $(#[$note:meta])* $member:ident = $code:literal ),+ $(,)? }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$note])* $member ),+ }

        impl $name {
            /// Every member, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$( $name::$member ),+];
            /// The names of all members, in the same order.
            pub const CODES: &'static [&'static str] = &[$( $code ),+];

            /// The stable name in configuration, events and texts.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $( $name::$member => $code ),+ }
            }

            /// The member of exactly this name.
            #[must_use]
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|member| member.code() == code)
            }
        }
    };
}
