BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
    $results = Test-DataQuality $shopModel
    Test-DataQuality $shopModel -Rule amount* | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-DataQualityScorecard' {
    It 'shows the scorecards, oldest first' {
        $cards = Get-DataQualityScorecard shop
        $cards.Count | Should -Be 2
        $cards[0].RunId | Should -BeLessThan $cards[1].RunId
        $cards[1].OverallScore | Should -Be 100
    }

    It 'scores a run by the mean of its categories' {
        $card = Get-DataQualityScorecard -RunId $results[0].RunId
        $card.RulesFailed | Should -Be 1
        $card.OverallScore | Should -Be ($card.Categories.Score | Measure-Object -Average).Average
    }

    It 'takes results from the pipeline' {
        ($results[0] | Get-DataQualityScorecard).RunId | Should -Be $results[0].RunId
    }

    It 'returns no more than asked for, the newest' {
        (Get-DataQualityScorecard -Last 1).RulesExecuted | Should -Be 1
    }

    It 'returns nothing for a model that was never tested' {
        Get-DataQualityScorecard nothing | Should -BeNullOrEmpty
    }
}
