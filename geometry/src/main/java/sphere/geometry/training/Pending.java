package sphere.geometry.training;

import java.util.Arrays;

/**
 * Nodes of a tree that are still to be looked at, the last to come first to go: a hierarchy may be
 * deeper than what a thread can call. Scratch of one thread.
 */
public final class Pending {
  private int[] stack = new int[64];
  private int top;

  /** Forgets all. */
  public void clear() {
    top = 0;
  }

  /** Whether none is left. */
  public boolean isEmpty() {
    return top == 0;
  }

  /** Takes the one that came last. */
  public int pop() {
    return stack[--top];
  }

  /** Adds one. */
  public void push(int x) {
    stack = top == stack.length ? Arrays.copyOf(stack, 2 * top) : stack;
    stack[top++] = x;
  }

  /** Adds the children of a node, the last of them to go first. */
  void pushChildren(Tree tree, int x) {
    for (int s = tree.begin()[x]; s < tree.begin()[x + 1]; s++) {
      push(tree.children()[s]);
    }
  }

  /** Adds the children of a node, the first of them to go first: nodes then go in preorder. */
  void pushInOrder(Tree tree, int x) {
    for (int s = tree.begin()[x + 1] - 1; s >= tree.begin()[x]; s--) {
      push(tree.children()[s]);
    }
  }
}
