use super::*;

#[test]
fn products_have_both_halves() {
    for a in [0, 1, 0xD251_1F53, 0x8000_0000, u32::MAX] {
        let (low, high) = U32x4::splat(a).widening_mul(U32x4::splat(0xCD9E_8D57));
        let whole = u64::from(a) * 0xCD9E_8D57;
        assert_eq!(u64::from(low.to_array()[1]) | (u64::from(high.to_array()[3]) << 32), whole);
    }
}

#[test]
fn horner_takes_the_highest_power_first() {
    assert_eq!(F32x4::splat(2.0).polynomial([3.0, 5.0, 7.0]).to_array(), [29.0; 4]);
    assert_eq!(F32x4::splat(2.0).polynomial([]).to_array(), [0.0; 4]);
}

#[test]
fn masks_choose_lane_by_lane() {
    let mask = F32x4::new([1.0, 2.0, 3.0, 4.0]).less(F32x4::splat(2.5));
    assert_eq!(F32x4::splat(9.0).only(mask).to_array(), [9.0, 9.0, 0.0, 0.0]);
    assert_eq!(F32x4::splat(9.0).only(!mask & Mask::splat(true)).to_array(), [0.0, 0.0, 9.0, 9.0]);
    assert_eq!(U32x4::splat(5).or_else(mask | Mask::splat(false), U32x4::splat(6)).to_array(), [5, 5, 6, 6]);
    assert_eq!(F32x4::new([1.0, 5.0, -1.0, 0.0]).at_most(F32x4::splat(0.5)).to_array(), [0.5, 0.5, -1.0, 0.0]);
    assert_eq!(F32x4::new([1.0, 5.0, -1.0, 0.0]).at_least(F32x4::splat(0.5)).to_array(), [1.0, 5.0, 0.5, 0.5]);
}
