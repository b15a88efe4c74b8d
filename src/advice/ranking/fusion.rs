//! From several lists to one: by places, in whole numbers, so that every device gives the same.

use super::Ranks;
use crate::advice::catalogue::ProductKind;
use crate::advice::matching::Weights;
use crate::base::stable_sort;

/// What the best place of a list with weight 1 and no smoothing counts.
const WHOLE: u64 = 1_000_000;

/// Tells the place of each item of `items`, counted from 1; items of which neither comes before the other share one.
pub(super) fn assign_ranks(items: &[usize], before: &dyn Fn(usize, usize) -> bool, tell: &mut dyn FnMut(usize, u32)) {
    let order = stable_sort(items, &|a, b| before(*a, *b));
    let mut rank = 0_u32;
    let mut last = None;
    for item in order {
        if last.is_none_or(|last| before(last, item)) {
            rank = rank.saturating_add(1);
        }
        last = Some(item);
        tell(item, rank);
    }
}

/// The sum of each product's ranks: of every list `weight / (smoothing + place)`, in millionths.
pub(super) fn fused(all_ranks: &[Ranks], weights: Weights, smoothing: u32) -> Vec<u64> {
    let part = |weight: u32, place: u32| {
        let under = u64::from(smoothing).saturating_add(place.into());
        u64::from(weight).saturating_mul(WHOLE).checked_div(under).unwrap_or(0)
    };
    let mut sums = Vec::with_capacity(all_ranks.len());
    for ranks in all_ranks {
        let mut sum = part(weights.content, ranks.content);
        if let Some(place) = ranks.similar {
            sum = sum.saturating_add(part(weights.similar, place));
        }
        if let Some(place) = ranks.learned {
            sum = sum.saturating_add(part(weights.learned, place));
        }
        sums.push(sum);
    }
    sums
}

/// The same items with at most `most` of one kind one after another, as long as there are others: the next of another
/// kind is taken first. Tells the items that stand lower for it.
pub(super) fn diversified(
    order: &[usize],
    kind: &dyn Fn(usize) -> Option<ProductKind>,
    most: u32,
    tell: &mut dyn FnMut(usize),
) -> Vec<usize> {
    // One queue of places in the order for each kind, the next first.
    let mut queues: Vec<Vec<usize>> = vec![Vec::new(); ProductKind::ALL.len()];
    for (place, item) in order.iter().enumerate().rev() {
        let at = kind(*item).and_then(|kind| ProductKind::ALL.iter().position(|known| *known == kind));
        if let Some(queue) = at.and_then(|at| queues.get_mut(at)) {
            queue.push(place);
        }
    }
    let mut out = Vec::with_capacity(order.len());
    let (mut last, mut run) = (usize::MAX, 0_u32);
    while out.len() < order.len() {
        let mut next: Option<(usize, usize)> = None;
        let mut barred: Option<(usize, usize)> = None;
        for (at, queue) in queues.iter().enumerate() {
            let Some(place) = queue.last() else { continue };
            if at == last && run >= most {
                barred = Some((*place, at));
            } else if next.is_none_or(|(first, _)| *place < first) {
                next = Some((*place, at));
            }
        }
        let Some((place, at)) = next.or(barred) else { break };
        run = if at == last { run.saturating_add(1) } else { 1 };
        last = at;
        if let Some(queue) = queues.get_mut(at) {
            queue.pop();
        }
        if let Some(item) = order.get(place) {
            if place < out.len() {
                tell(*item);
            }
            out.push(*item);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_are_shared_by_equals() {
        // 30 and 30 share the first place, 20 is second, 10 third.
        let values = [20, 30, 10, 30];
        let mut ranks = [0; 4];
        assign_ranks(&[0, 1, 2, 3], &|a, b| values[a] > values[b], &mut |item, rank| ranks[item] = rank);
        assert_eq!(ranks, [2, 1, 3, 1]);
    }

    #[test]
    fn a_place_counts_its_weight_over_the_smoothed_place() {
        let weights = Weights { content: 3, similar: 2, learned: 1 };
        let both = Ranks { content: 2, similar: Some(1), ..Ranks::default() };
        // 3 / (10 + 2) + 2 / (10 + 1) = 0.25 + 0.181818
        assert_eq!(fused(&[both], weights, 10), [250_000 + 181_818]);
        let all = Ranks { learned: Some(5), ..both };
        // and 1 / (10 + 5) = 0.066666
        assert_eq!(fused(&[all], weights, 10), [250_000 + 181_818 + 66_666]);
    }

    #[test]
    fn the_next_of_another_kind_comes_first() {
        let kinds = [
            ProductKind::BondFund,
            ProductKind::BondFund,
            ProductKind::BondFund,
            ProductKind::Deposit,
            ProductKind::BondFund,
        ];
        let mut lower = Vec::new();
        let order = diversified(&[0, 1, 2, 3, 4], &|item| kinds.get(item).copied(), 2, &mut |item| lower.push(item));
        assert_eq!(order, [0, 1, 3, 2, 4]);
        assert_eq!(lower, [2]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_runs_are_short_while_there_are_others(
            kinds in proptest::collection::vec(0_usize..4, 0..40),
            most in 1_u32..4,
        ) {
            let kind = |item: usize| kinds.get(item).and_then(|kind| ProductKind::ALL.get(*kind)).copied();
            let all: Vec<usize> = (0..kinds.len()).collect();
            let order = diversified(&all, &kind, most, &mut |_| {});
            let mut back = order.clone();
            back.sort_unstable();
            prop_assert_eq!(&back, &all);
            let mut run = 0;
            for (place, item) in order.iter().enumerate() {
                let before = order.get(place.wrapping_sub(1));
                let same = before.is_some_and(|before| kind(*before) == kind(*item));
                run = if same { u32::saturating_add(run, 1) } else { 1 };
                let others = order[place..].iter().any(|later| kind(*later) != kind(*item));
                prop_assert!(run <= most || !others, "{:?}", order);
            }
        }
    }
}
