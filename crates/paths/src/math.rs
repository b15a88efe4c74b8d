//! Exponentials, logarithms and the normal distribution in plain arithmetic.
//!
//! The functions of the machine differ in their last bit from one system to the next. What is made here of additions,
//! multiplications and square roots alone is the same everywhere, and with it every figure of a simulation.

/// `ln 2` with its last 20 bits cut off, so that a product with a small integer is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
/// What is missing in [`LN_2_HIGH`].
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
const SQRT_TWO_PI: f64 = 2.506_628_274_631_000_7;
/// From here on the tail is computed by its continued fraction.
const TAIL: f64 = 3.0;

/// `e^x`, within two units of the last place; 0 and infinity beyond the range of `f64`.
///
/// `x = k ln 2 + r` with `|r| <= ln 2 / 2`, and the Taylor polynomial of degree 13 in `r`.
///
/// ```
/// # use finplan_paths::math::exp;
/// assert!((exp(1.0) - std::f64::consts::E).abs() < 1e-15);
/// assert_eq!((exp(0.0), exp(-1000.0), exp(1000.0)), (1.0, 0.0, f64::INFINITY));
/// ```
#[must_use]
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return x;
    }
    let k = (x.clamp(-800.0, 800.0) * std::f64::consts::LOG2_E).round();
    let x = x.clamp(-800.0, 800.0);
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    let mut sum = 1.0;
    for n in (1..=13).rev() {
        sum = 1.0 + sum * r / f64::from(n);
    }
    // In two steps, so that the ends of the range are reached.
    let half = (k / 2.0).trunc();
    sum * power_of_two(half) * power_of_two(k - half)
}

/// `2^k` for whole `|k| <= 1000`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 23 to 2023")]
fn power_of_two(k: f64) -> f64 {
    f64::from_bits(((k.clamp(-1000.0, 1000.0) + 1023.0) as u64) << 52)
}

/// The natural logarithm, within two units of the last place; minus infinity at 0, not a number below.
///
/// `x = 2^e m` with `m` in `[sqrt(1/2), sqrt 2)`, and `ln m = 2 artanh((m - 1)/(m + 1))`.
///
/// ```
/// # use finplan_paths::math::ln;
/// assert!((ln(10.0) - std::f64::consts::LN_10).abs() < 1e-15);
/// assert_eq!((ln(1.0), ln(0.0)), (0.0, f64::NEG_INFINITY));
/// assert!(ln(-1.0).is_nan());
/// ```
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "exponents of two are small")]
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x < f64::MIN_POSITIVE {
        return if x > 0.0 { ln(x * power_of_two(200.0)) - 200.0 * std::f64::consts::LN_2 } else { f64::NEG_INFINITY };
    }
    if x.is_infinite() {
        return x;
    }
    let bits = x.to_bits();
    let mut e = f64::from(u32::try_from(bits >> 52).unwrap_or_default()) - 1023.0;
    let mut m = f64::from_bits((bits & ((1 << 52) - 1)) | (1023 << 52));
    if m > std::f64::consts::SQRT_2 {
        m *= 0.5;
        e += 1.0;
    }
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    let mut sum = 0.0;
    for n in (1..=25).rev().step_by(2) {
        sum = sum * s2 + 1.0 / f64::from(n);
    }
    e * LN_2_HIGH + (2.0 * s * sum + e * LN_2_LOW)
}

/// `base^exponent` of a positive base.
///
/// ```
/// # use finplan_paths::math::power;
/// assert!((power(1.05, 10.0) - 1.628_894_626_777_442).abs() < 1e-14);
/// ```
#[must_use]
pub fn power(base: f64, exponent: f64) -> f64 {
    exp(exponent * ln(base))
}

/// The density of the standard normal distribution (标准正态密度).
#[must_use]
pub fn normal_density(z: f64) -> f64 {
    exp(-0.5 * z * z) / SQRT_TWO_PI
}

/// The probability that a standard normal variable is at most `z` (标准正态分布函数), within 1e-15, and within 1e-13 of
/// itself in the lower tail.
///
/// Near the middle the series `phi(z) (z + z^3/3 + z^5/15 + ...)`, in the tails Laplace's continued fraction
/// (Abramowitz & Stegun 26.2.11 and 26.2.14).
///
/// ```
/// # use finplan_paths::math::normal_below;
/// assert_eq!(normal_below(0.0), 0.5);
/// assert!((normal_below(-1.959_963_984_540_054) - 0.025).abs() < 1e-15);
/// ```
#[must_use]
pub fn normal_below(z: f64) -> f64 {
    if z.abs() < TAIL {
        let (mut term, mut sum, mut n) = (z, z, 1.0);
        while term.abs() > 1e-17 {
            n += 2.0;
            term *= z * z / n;
            sum += term;
        }
        return 0.5 + normal_density(z) * sum;
    }
    let x = z.abs();
    let mut fraction = x;
    for n in (1..=120).rev() {
        fraction = x + f64::from(n) / fraction;
    }
    let tail = normal_density(x) / fraction;
    if z < 0.0 { tail } else { 1.0 - tail }
}

/// The `z` below which a standard normal variable falls with this probability (标准正态分位数), within 1e-13;
/// infinite at 0 and 1.
///
/// Acklam's rational approximation, and Newton's method twice.
///
/// ```
/// # use finplan_paths::math::normal_quantile;
/// assert!((normal_quantile(0.95) - 1.644_853_626_951_472_7).abs() < 1e-13);
/// assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
/// ```
#[must_use]
pub fn normal_quantile(probability: f64) -> f64 {
    if probability.is_nan() || probability <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if probability >= 1.0 {
        return f64::INFINITY;
    }
    // In the upper half the complement loses digits; the lower half has all of them.
    if probability > 0.5 {
        return -normal_quantile_low(1.0 - probability);
    }
    normal_quantile_low(probability)
}

fn normal_quantile_low(probability: f64) -> f64 {
    let mut z = if probability < 0.024_25 {
        let q = (-2.0 * ln(probability)).sqrt();
        let above = ((((-7.784_894_002_430_293e-3 * q - 0.322_396_458_041_136_5) * q - 2.400_758_277_161_838) * q
            - 2.549_732_539_343_734)
            * q
            + 4.374_664_141_464_968)
            * q
            + 2.938_163_982_698_783;
        let below = (((7.784_695_709_041_462e-3 * q + 0.322_467_129_070_039_8) * q + 2.445_134_137_142_996) * q
            + 3.754_408_661_907_416)
            * q
            + 1.0;
        above / below
    } else {
        let q = probability - 0.5;
        let r = q * q;
        let above = ((((-39.696_830_286_653_76 * r + 220.946_098_424_520_5) * r - 275.928_510_446_968_7) * r
            + 138.357_751_867_269)
            * r
            - 30.664_798_066_147_16)
            * r
            + 2.506_628_277_459_239;
        let below = ((((-54.476_098_798_224_06 * r + 161.585_836_858_040_9) * r - 155.698_979_859_886_6) * r
            + 66.801_311_887_719_72)
            * r
            - 13.280_681_552_885_72)
            * r
            + 1.0;
        above * q / below
    };
    for _ in 0..2 {
        z -= (normal_below(z) - probability) / normal_density(z);
    }
    z
}

#[cfg(test)]
mod tests;
