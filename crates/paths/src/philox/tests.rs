use super::*;

/// As the authors write it, round after round.
fn plain(philox: &Philox, counter: [u32; 4]) -> [u32; 4] {
    let mut words = counter.map(U32x4::splat);
    for keys in philox.keys {
        words = Philox::round(words, keys, philox.factors);
    }
    words.map(|word| word.to_array()[2])
}

/// Known answers from the authors' own test file (`kat_vectors` of Random123), of ten rounds.
#[test]
fn rounds_are_those_of_the_authors() {
    let known = [
        ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        (
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
        ),
    ];
    for (counter, [low, high], answer) in known {
        let philox = Philox::new(u64::from(low) | (u64::from(high) << 32));
        assert_eq!(plain(&philox, counter), answer);
    }
}

#[test]
fn a_block_is_its_counter_alone_in_every_lane() {
    let philox = Philox::new(0x1234_5678_9abc_def0);
    let pairs = [7, 0, u32::MAX, 1 << 31];
    for (month, purpose) in [(0, 0), (1, 0), (480, 2), (1200, 13), (u32::MAX, u32::MAX)] {
        let words = philox.block(&philox.counters(U32x4::new(pairs)), month, purpose);
        for (lane, pair) in pairs.into_iter().enumerate() {
            let expected = plain(&philox, [pair, month, purpose, 0]);
            assert_eq!(words.map(|word| word.to_array()[lane]), expected);
        }
    }
}
