"""The assistant on Telegram, out of what was built: what ``troly run`` and ``troly serve`` do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot import telegram
from bot.app import Services
from bot.conversation import Person
from bot.conversation.dialogue import takes_files
from bot.errors import TokenMissing, WebhookUnset
from bot.letters import TELEGRAM
from bot.organisation import STAFF, Role
from bot.settings import Settings
from bot.store import Awaited, Channel, Inbox, Outbox
from bot.store.pace import Pace
from bot.telegram.limiter import Limiter, Rates


def answer(
    services: Services,
    *,
    webhook: bool,
    started: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    """Answer on Telegram until somebody stops the program.

    Args:
        services: What was built.
        webhook: Whether Telegram brings messages; otherwise they are asked for.
        started: Is told the bot's user name.
        tell: Is told when Telegram cannot be reached, and when it can again.

    Raises:
        TokenMissing: If no token is set.
        WebhookUnset: If Telegram cannot know where to bring messages to.
        TelegramUnreachable: If Telegram cannot be reached at the start, or refuses the token.
    """
    settings = services.settings
    if settings.telegram_bot_token is None:
        raise TokenMissing
    telegram.run(
        serving(services, webhook=_webhook(settings) if webhook else None),
        token=settings.telegram_bot_token.get_secret_value(),
        base=settings.telegram_api_base,
        started=started,
        tell=tell,
    )


def serving(services: Services, *, webhook: telegram.Webhook | None = None) -> telegram.Serving:
    """Return what the channel works with."""

    def role_of(person: Person) -> Role | None:
        return services.directory.known(person).role

    rates = Rates()
    awaited = Awaited(services.database, now=services.now)

    def may_send(person: Person) -> bool:
        """Take papers of the office, and what a cell was asked to send with its report."""
        return role_of(person) in STAFF or takes_files(awaited.awaits(person.id))

    return telegram.Serving(
        conversation=services.conversation,
        inbox=Inbox(services.database, channel=TELEGRAM),
        outbox=Outbox(services.database),
        channel=Channel(services.database, channel=TELEGRAM),
        role_of=role_of,
        organisation=services.settings.organisation,
        now=services.now,
        keep=timedelta(days=services.settings.inbox_keep_days),
        webhook=webhook,
        ticks=services.ticks,
        may_send=may_send,
        limiter=Limiter(rates, shared=Pace(services.database, TELEGRAM, rates.overall).reserve),
        dated=lambda theirs: services.server_time.seen(theirs, services.now()),
    )


def _webhook(settings: Settings) -> telegram.Webhook:
    if settings.public_url is None or settings.webhook_secret is None:
        raise WebhookUnset
    return telegram.Webhook(
        public_url=settings.public_url,
        secret=settings.webhook_secret.get_secret_value(),
        host=settings.webhook_host,
        port=settings.webhook_port,
    )
