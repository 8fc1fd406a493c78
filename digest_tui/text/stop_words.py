"""Words that say nothing of what a text is about, folded as `text.tokens` folds them.

The function words of English, and of the two other languages that the outlets of this war
write in: a story is not made of the `що` and `как` that two articles share.
"""

from __future__ import annotations

_ENGLISH = """a about above after again against all also am an and any are as at be because been
before being below between both but by can could did do does doing down during each few
for from further had has have having he her here hers him his how i if in into is it its
itself just me more most my no nor not now of off on once only or other our out over own
said same say says she should so some such than that the their theirs them then there
these they this those through to too under until up very was we were what when where
which while who whom why will with would you your"""
_UKRAINIAN = """а або адже але б без би був була були було бути в вже ви від він вони вона воно
все всі вся втім г де для до дуже ж же за з зі із й його йому коли крім лише ми на навіть над
нам нас не нею неї ним них ні о об один одна от отже по під після при про проте разом сам саме
свої своїх свого своєї себе серед собі та так також така таке такий такі там те тим то того тоді
той тому тут у хоч хоча це цей ця цього цьому цим ці цих через чи що щоб щодо ще і їй їм їх їхні
її є як яка яке який яким яких які якого якої якщо сказав сказала заявив заявила повідомив
повідомила повідомили словами"""
_RUSSIAN = """без бы был была были было быть вам вас весь во вот вы где да даже ещё еще если ею её
ее ей же и из или им ими их к как когда которая которое которой которого которые который
которых кто ли либо мне мы на над него нее нет ни них но об однако он она они оно от очень перед
по под после потом при с сам свое своего своей свои своих себя со сейчас также там тем то тогда
того тоже только той том тот ту ты уже чего чем что чтобы эта эти этим этих это этого этой этом
этот эту я сказал сказала заявил заявила сообщил сообщила сообщили словам"""

STOP_WORDS = frozenset(f"{_ENGLISH} {_UKRAINIAN} {_RUSSIAN}".split())
"""All of them: no article says in which language it is."""
