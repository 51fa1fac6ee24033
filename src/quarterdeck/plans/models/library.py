"""What plans are made from: the vendor's own shapes, its sales plays, its business goals, templates."""

from django.db import models


class Shape(models.Model):
    """A named course of sales over months, that the vendor adds to those built in. Only proportions count."""

    name = models.CharField(unique=True)
    help = models.CharField(blank=True)
    weights = models.JSONField(default=list)  # decimals as text, one a month

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Play(models.Model):
    """A sales play: families and products that are sold together under one name."""

    key = models.CharField(primary_key=True)
    name = models.CharField()
    families = models.JSONField(default=list)
    products = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class BusinessGoal(models.Model):
    """What the vendor wants to reach: the goals of a plan serve one of these."""

    key = models.SlugField(primary_key=True)
    name = models.CharField()
    kpi = models.CharField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Template(models.Model):
    """A plan to start from, for partners of one type (of any, when empty). Its amounts are 0."""

    name = models.CharField(unique=True)
    partner_type = models.CharField(blank=True)
    content = models.JSONField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
