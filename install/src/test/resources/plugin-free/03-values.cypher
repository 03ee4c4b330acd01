// How are values shown?
// All kinds of them.
UNWIND [1, 2] AS row
RETURN row, 1.0 AS one, row / 3.0 AS third, row = 1 AS first, null AS nothing, ['a', 1.5] AS list,
       {b: 2, a: 'x|y'} AS map, timestamp() AS now;
// expect:
// | row | one | third | first | nothing | list | map | now |
// |-----|-----|-------|-------|---------|------|-----|-----|
// | 1 | 1.0 | 0.333333 | true | null | [a, 1.5] | {a: x\|y, b: 2} | * |
// | 2 | 1.0 | 0.666667 | false | null | [a, 1.5] | {a: x\|y, b: 2} | * |
