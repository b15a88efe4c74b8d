//! The mathematics of money: pure, exact where a customer sees the figure, and without a clock or a locale.
