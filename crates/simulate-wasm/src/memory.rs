//! Memory for a module of one thread: free pieces by size, in powers of two.
//!
//! The allocator that comes with the target is a tenth of this module. Plans ask for few pieces, and for the same ones
//! again with the next job: what was used once is kept for that.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size};
use std::cell::UnsafeCell;
use std::ptr::null_mut;

/// The smallest piece, which all pieces are aligned to.
const SMALLEST: usize = 16;
const PAGE: usize = 65_536;

/// Pieces that are free.
pub struct Pieces(UnsafeCell<Heap>);

struct Heap {
    /// By the power of two of their size: the first piece, which begins with where the next one is.
    free: [*mut u8; 32],
    /// What was never used yet, and where it ends.
    next: usize,
    end: usize,
}

// SAFETY: a module without shared memory has one thread.
unsafe impl Sync for Pieces {}

impl Pieces {
    pub const fn new() -> Pieces {
        Pieces(UnsafeCell::new(Heap { free: [null_mut(); 32], next: 0, end: 0 }))
    }
}

/// What a piece for this is as large as.
const fn size_of_piece(layout: &Layout) -> Option<usize> {
    let least = if layout.size() > layout.align() { layout.size() } else { layout.align() };
    if least > SMALLEST { least.checked_next_power_of_two() } else { Some(SMALLEST) }
}

fn class(size: usize) -> usize {
    usize::try_from(size.trailing_zeros()).unwrap_or_default()
}

impl Heap {
    /// A piece that was never used, aligned to its size where that is small, and else as the layout asks.
    fn fresh(&mut self, size: usize, align: usize) -> Option<*mut u8> {
        let align = if align > SMALLEST { align } else { SMALLEST };
        let start = self.next.checked_next_multiple_of(align)?;
        let stop = start.checked_add(size)?;
        if stop > self.end {
            // Somebody else may have let the memory grow meanwhile: then what comes new does not follow.
            let known = memory_size::<0>().checked_mul(PAGE)?;
            let start = if known == self.end { start } else { known.checked_next_multiple_of(align)? };
            let stop = start.checked_add(size)?;
            let more = stop.checked_sub(known)?.div_ceil(PAGE);
            if memory_grow::<0>(more) == usize::MAX {
                return None;
            }
            self.end = known.checked_add(more.checked_mul(PAGE)?)?;
            self.next = stop;
            return Some(start as *mut u8);
        }
        self.next = stop;
        Some(start as *mut u8)
    }
}

// SAFETY: a piece is at least as large and as aligned as asked for, and given to one owner until it comes back.
unsafe impl GlobalAlloc for Pieces {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: there is one thread, and nothing here calls for memory itself.
        let heap = unsafe { &mut *self.0.get() };
        let Some(size) = size_of_piece(&layout) else { return null_mut() };
        let Some(first) = heap.free.get_mut(class(size)) else { return null_mut() };
        let piece = *first;
        if piece.is_null() || piece.align_offset(layout.align()) != 0 {
            return heap.fresh(size, layout.align()).unwrap_or(null_mut());
        }
        // SAFETY: a free piece begins with where the next one is, and is large enough and aligned for that.
        *first = unsafe { piece.cast::<*mut u8>().read() };
        piece
    }

    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        // SAFETY: there is one thread, and nothing here calls for memory itself.
        let heap = unsafe { &mut *self.0.get() };
        let Some(first) = size_of_piece(&layout).and_then(|size| heap.free.get_mut(class(size))) else { return };
        // SAFETY: the piece came from `alloc`, is no longer used, and is large enough and aligned for an address.
        unsafe { piece.cast::<*mut u8>().write(*first) };
        *first = piece;
    }

    unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let Ok(wanted) = Layout::from_size_align(size, layout.align()) else { return null_mut() };
        if size_of_piece(&wanted) == size_of_piece(&layout) {
            return piece;
        }
        // SAFETY: both pieces are at least as large as what is copied, and are two.
        unsafe {
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(piece, layout.size().min(size));
                self.dealloc(piece, layout);
            }
            moved
        }
    }
}
