/**
 * A transaction whose connection breaks is made once more, so what it does besides would be done twice. Whoever works in
 * one has its `manager`: in such a function nothing is changed that was there before it, and nothing is awaited but what is
 * handed that manager. What it returns to be called later may do anything. (What a parameter refers to is not followed.)
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const transactionsTouchOnlyTheDatabase = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      changes: 'A transaction may be made twice: return this from it, and change it when it is committed.',
      awaits: 'A transaction may be made twice, and holds a connection: await this before or after it.',
    },
  },
  create(context) {
    const { sourceCode } = context;

    /** The function around `node` that works in a transaction. */
    const transactionAround = (node) => {
      for (const each of sourceCode.getAncestors(node).toReversed()) {
        if (each.params?.some((param) => param.name === 'manager')) return each;
        if (each.type === 'ArrowFunctionExpression' && each.parent.type === 'Property') return undefined;
      }
      return undefined;
    };

    const isFromBefore = (node, transaction) => {
      const root = rootOf(node);
      if (root.type === 'ThisExpression') return true;
      if (root.type !== 'Identifier') return false;
      const variable = findVariable(sourceCode.getScope(root), root.name);
      const definition = variable?.defs[0]?.node;
      return definition === undefined || !isWithin(definition, transaction);
    };

    const checkChange = (node, target) => {
      const transaction = transactionAround(node);
      if (transaction && isFromBefore(target, transaction)) context.report({ node, messageId: 'changes' });
    };

    return {
      AssignmentExpression: (node) => checkChange(node, node.left),
      UpdateExpression: (node) => checkChange(node, node.argument),
      'CallExpression[callee.type="MemberExpression"]'(node) {
        if (changing.test(nameOf(node.callee)) && !hands(node, 'manager')) checkChange(node, node.callee.object);
      },
      'CallExpression[callee.type="Identifier"]'(node) {
        if (lasting.test(node.callee.name)) checkChange(node, node.callee);
      },
      'AwaitExpression > CallExpression'(node) {
        const transaction = transactionAround(node);
        if (!transaction || hands(node, 'manager')) return;
        if (rootOf(node).type === 'ThisExpression') context.report({ node, messageId: 'awaits' });
      },
    };
  },
};

const changing =
  /^(set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|forget|publish|send|emit|note|outdate)([A-Z]|$)/;
const lasting = /^(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)$/;

const nameOf = ({ property }) => property.name ?? '';

/** Of `a.b(c).d` it is `a`. */
function rootOf(node) {
  for (let root = node; ;) {
    const next =
      root.type === 'MemberExpression' ? root.object : root.type === 'CallExpression' ? root.callee : undefined;
    if (!next) return root;
    root = next;
  }
}

const hands = ({ arguments: handed }, name) => handed.some((each) => each.type === 'Identifier' && each.name === name);

function findVariable(scope, name) {
  for (let each = scope; each; each = each.upper) {
    const found = each.set.get(name);
    if (found) return found;
  }
  return undefined;
}

const isWithin = (node, outer) => node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
