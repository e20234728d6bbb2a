"""Short messages to a phone: a link to the agreement, and nothing about anybody."""

from fodfaeste.gateways.sms.port import Sms, SmsFailed, SmsUnsure, TextMessage
from fodfaeste.gateways.sms.real import HttpSms

__all__ = ["HttpSms", "Sms", "SmsFailed", "SmsUnsure", "TextMessage"]
