//! Files put together in one, stored as they are (PKWARE APPNOTE 6.3, sections 4.3 and 4.4).

/// Files that become one archive.
#[derive(Debug, Default)]
pub(super) struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// The first of January 1980, where the format begins: the same figures make the same file.
const DAY: u16 = 0x21;
/// The version that reads it, 2.0.
const VERSION: u16 = 20;

impl Archive {
    /// Adds a file. Names are ASCII.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) {
        let start = length(&self.out);
        let (check, size) = (crc32(content), length(content));
        let name_size = u16::try_from(name.len()).unwrap_or(u16::MAX);
        // What a file's own head and its line in the directory have in common: version, flags, method, time, date,
        // checksum, both sizes, the name's length, no extra field.
        let mut common = Vec::with_capacity(26);
        for half in [VERSION, 0, 0, 0, DAY] {
            common.extend_from_slice(&half.to_le_bytes());
        }
        for word in [check, size, size] {
            common.extend_from_slice(&word.to_le_bytes());
        }
        common.extend_from_slice(&name_size.to_le_bytes());
        common.extend_from_slice(&[0, 0]);

        self.out.extend_from_slice(b"PK\x03\x04");
        self.out.extend_from_slice(&common);
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(content);

        self.directory.extend_from_slice(b"PK\x01\x02");
        self.directory.extend_from_slice(&VERSION.to_le_bytes());
        self.directory.extend_from_slice(&common);
        // No comment, disk 0, no attributes.
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&start.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
    }

    /// The archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let (start, size) = (length(&self.out), length(&self.directory));
        self.out.append(&mut self.directory);
        self.out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        for half in [self.count, self.count] {
            self.out.extend_from_slice(&half.to_le_bytes());
        }
        for word in [size, start] {
            self.out.extend_from_slice(&word.to_le_bytes());
        }
        self.out.extend_from_slice(&[0, 0]);
        self.out
    }
}

/// Tables of a tool are far below four gigabytes.
fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// CRC-32 (ISO 3309, reflected 0x04c11db7).
fn crc32(bytes: &[u8]) -> u32 {
    let mut rest = u32::MAX;
    for byte in bytes {
        rest ^= u32::from(*byte);
        for _ in 0..8 {
            let low = rest & 1;
            rest >>= 1;
            if low == 1 {
                rest ^= 0xedb8_8320;
            }
        }
    }
    !rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_one_of_the_standard() {
        // The check value that every catalogue of CRCs gives.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn an_archive_is_as_long_as_its_parts() {
        let mut archive = Archive::default();
        archive.add("a.xml", b"one");
        archive.add("b/c.xml", b"");
        let bytes = archive.finish();
        // A head of 30 bytes and a line of 46 for each file, each with its name, the content, and an end of 22.
        assert_eq!(bytes.len(), 2 * (30 + 46) + 2 * (5 + 7) + 3 + 22);
        assert!(bytes.starts_with(b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0"));
        let end = bytes.len() - 22;
        let directory = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap());
        assert_eq!(directory, 2 * 30 + 5 + 7 + 3);
        assert!(bytes[usize::try_from(directory).unwrap()..].starts_with(b"PK\x01\x02"));
    }
}
